"""With the worker at work, nothing is fetched from anywhere else, and nothing is stored but the pages."""

from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import NewContext
from tests.support.addresses import every_page
from tests.support.server import Server

FEW = ("/en/", "/cy/cymorth/", "/en/plan/", "/cy/apiau/")


@pytest.mark.parametrize(
    "paths", [FEW, pytest.param(every_page(), marks=pytest.mark.exhaustive)], ids=["few", "every"]
)
def test_a_visit_leaves_only_pages(new_context: NewContext, server: Server, paths: list[str]) -> None:
    """`audit/` holds the same on every page without the worker."""
    context = new_context(service_workers="allow")
    asked: set[str] = set()
    complaints: list[str] = []
    context.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in paths:
        page.goto(path, wait_until="load")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    assert asked == {urlsplit(server.url).netloc}
    assert complaints == []
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("indexedDB.databases()") == []
