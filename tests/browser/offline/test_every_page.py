"""After one visit the whole site opens with the server gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.support.ports import free_port
from tests.support.server import Server, camau
from webapp.pages import every_address


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server of the test's own, to be stopped under the page."""
    running = Server().start()
    yield running
    running.stop()


def _visit(new_context: NewContext, server: Server, **options: object) -> Page:
    page = new_context(service_workers="allow", base_url=server.url, **options).new_page()
    page.goto("/en/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    return page


def test_every_page_opens_with_the_server_gone(new_context: NewContext, own_server: Server) -> None:
    page = _visit(new_context, own_server)
    online = {}
    for kept, language, path in every_address():
        if not kept.offline:
            continue
        page.goto(path)
        online[path] = (language.code, page.locator("h1").inner_text())
    own_server.stop()
    for path, (code, heading) in online.items():
        page.goto(path)
        assert page.locator("html").get_attribute("lang") == code, path
        assert page.locator("h1").inner_text() == heading, path
        assert page.locator("[data-exit]").is_visible(), path


def test_one_visit_is_enough(new_context: NewContext, own_server: Server) -> None:
    page = _visit(new_context, own_server)
    own_server.stop()
    page.goto("/cy/cymorth/")
    expect(page.locator('a[href="tel:999"]')).to_be_visible()
    page.goto("/cy/cymorth")
    expect(page.locator('a[href="tel:999"]')).to_be_visible()


@pytest.mark.parametrize(("locale", "home"), [("cy-GB", "/cy/"), ("en-GB", "/en/"), ("fr-FR", "/en/")])
def test_front_door_works_offline(new_context: NewContext, own_server: Server, locale: str, home: str) -> None:
    page = _visit(new_context, own_server, locale=locale)
    own_server.stop()
    page.goto("/")
    assert page.url == own_server.url + home


@pytest.mark.parametrize(("host", "locale", "home"), [("camau", "en-GB", "/cy/"), ("steps", "cy-GB", "/en/")])
def test_front_door_offline_has_the_language_of_the_address(
    new_context: NewContext, tmp_path: Path, host: str, locale: str, home: str
) -> None:
    port = free_port()
    names = {
        "CAMAU_PUBLIC_URL": f"http://steps.localhost:{port}",
        "CAMAU_PUBLIC_URL_CY": f"http://camau.localhost:{port}",
    }
    with camau(tmp_path / "output.txt", port, **names):
        url = f"http://{host}.localhost:{port}"
        page = new_context(service_workers="allow", base_url=url, locale=locale).new_page()
        page.goto("/")
        assert page.url == url + home
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.goto("/")
    assert page.url == url + home


def test_unknown_page_offline_still_helps(new_context: NewContext, own_server: Server) -> None:
    page = _visit(new_context, own_server)
    own_server.stop()
    page.goto("/en/not-kept/")
    expect(page.locator("h1")).to_contain_text("Dim signal")
    expect(page.locator("h1")).to_contain_text("No signal")
    assert page.locator('a[href="tel:999"]').count() == 2
    expect(page.locator("[data-exit]")).to_be_visible()
