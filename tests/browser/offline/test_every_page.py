"""After one visit the whole site opens with the server gone."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.support.addresses import every_kind_once
from tests.support.connection import Connection
from tests.support.ports import free_port
from tests.support.registry import every_address
from tests.support.server import camau

SHOWN = """() => {
    const seen = (selector) => document.querySelector(selector).checkVisibility();
    return [document.documentElement.lang, location.href, seen("h1"), seen("[data-exit]")];
}"""
"""The language, the address, and whether the heading and the exit are seen."""


def _visit(new_context: NewContext, site: Connection, **options: object) -> Page:
    page = new_context(service_workers="allow", base_url=site.url, **options).new_page()
    page.goto("/en/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    return page


KEPT = {path: language.code for kept, language, path in every_address() if kept.offline}
FEW = [path for path in every_kind_once() if path in KEPT]
"""One page of each template, the languages taking turns."""


@pytest.mark.parametrize("paths", [FEW, pytest.param(KEPT, marks=pytest.mark.exhaustive)], ids=["few", "every"])
def test_pages_open_with_the_server_gone(
    new_context: NewContext, connection: Connection, paths: Iterable[str]
) -> None:
    """What stands on every page is held, byte by byte, in `tests/javascript/test_site.py`."""
    page = _visit(new_context, connection)
    connection.cut()
    for path in paths:
        page.goto(path, wait_until="domcontentloaded")
        assert page.evaluate(SHOWN) == [KEPT[path], f"{connection.url}{path}", True, True], path
    page.goto("/cy/cymorth")
    expect(page.locator('a.call[href="tel:999"]')).to_be_visible()
    page.goto("/en/not-kept/")
    expect(page.locator("h1")).to_contain_text("Dim signal")
    expect(page.locator("h1")).to_contain_text("No signal")
    assert page.locator('a[href="tel:999"]').count() == 2
    expect(page.locator("[data-exit]")).to_be_visible()


@pytest.mark.parametrize(
    ("locale", "home"), [("cy-GB", "/cy/"), pytest.param("fr-FR", "/en/", marks=pytest.mark.exhaustive)]
)
def test_front_door_works_offline(new_context: NewContext, connection: Connection, locale: str, home: str) -> None:
    page = _visit(new_context, connection, locale=locale)
    connection.cut()
    page.goto("/")
    assert page.url == connection.url + home


@pytest.mark.exhaustive
@pytest.mark.parametrize(("host", "locale", "home"), [("camau", "en-GB", "/cy/"), ("steps", "cy-GB", "/en/")])
def test_offline_front_door_speaks_the_address_language(
    new_context: NewContext, tmp_path: Path, host: str, locale: str, home: str
) -> None:
    """`tests/javascript/test_responses.py` asks the worker the same in every run."""
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
