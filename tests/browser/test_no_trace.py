"""Nothing is fetched from anywhere else, and nothing is stored but the pages themselves."""

from urllib.parse import urlsplit

from tests.browser.conftest import NewContext
from tests.support.server import Server
from webapp.pages import every_address


def test_the_whole_site_asks_no_other_origin_and_stores_nothing(new_context: NewContext, server: Server) -> None:
    context = new_context(service_workers="allow")
    asked: set[str] = set()
    complaints: list[str] = []
    context.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for _page, _language, path in every_address():
        page.goto(path, wait_until="load")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    assert asked == {urlsplit(server.url).netloc}
    assert complaints == []
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert page.evaluate("indexedDB.databases()") == []
