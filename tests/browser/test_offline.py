"""After one visit the whole site opens with the server gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.support.server import Server
from webapp import create_app, site_files
from webapp.pages import every_address
from webapp.settings import Settings


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
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    return page


def test_every_page_opens_with_the_server_gone(new_context: NewContext, own_server: Server) -> None:
    page = _visit(new_context, own_server)
    online = {}
    for _page, language, path in every_address():
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


def test_unknown_page_offline_still_helps(new_context: NewContext, own_server: Server) -> None:
    page = _visit(new_context, own_server)
    own_server.stop()
    page.goto("/en/not-kept/")
    expect(page.locator("h1")).to_contain_text("Dim signal")
    expect(page.locator("h1")).to_contain_text("No signal")
    assert page.locator('a[href="tel:999"]').count() == 2
    expect(page.locator("[data-exit]")).to_be_visible()


@pytest.fixture
def spare_server() -> Iterator[Server]:
    """A server not yet started, for a test that brings its own pages."""
    spare = Server()
    yield spare
    spare.stop()


OLD, NEW = "https://old.example", "https://new.example"

UPDATE = """async () => {
    const registration = await navigator.serviceWorker.getRegistration() ?? await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    const settled = () => worker.state === "activated" || worker.state === "redundant";
    while (!settled()) await new Promise((then) => setTimeout(then, 20));
    return worker.state;
}"""
FIRST_INSTALL = """async () => {
    const registration = await navigator.serviceWorker.register("/sw.js");
    const worker = registration.installing;
    while (worker.state === "installing") await new Promise((then) => setTimeout(then, 20));
    return worker.state;
}"""


def _rendered(folder: Path, origin: str, *, altered: bool = False) -> Path:
    """Render a build for `origin`; altered, one page is a filter's own, answered with status 200."""
    site_files.write(create_app(Settings(public_url=origin)), folder)
    if altered:
        page = folder / "cy" / "cam-2"
        for twin in (page / "index.html.br", page / "index.html.gz"):
            twin.unlink()
        page.joinpath("index.html").write_text("<!doctype html><h1>Blocked</h1>", encoding="utf-8")
    return folder


def _build(page: Page, path: str) -> str:
    """Return the origin that the page at `path` was rendered for."""
    page.goto(path)
    return (page.locator("link[rel=canonical]").get_attribute("href") or "").removesuffix(path)


def test_a_changed_byte_is_refused_on_the_first_visit(
    new_context: NewContext, spare_server: Server, tmp_path: Path
) -> None:
    server = spare_server.start_from(_rendered(tmp_path, OLD, altered=True))
    page = new_context(service_workers="allow", base_url=server.url).new_page()
    page.route("**/app.*.js", lambda route: route.abort())
    page.goto("/en/")
    state = page.evaluate(FIRST_INSTALL)
    server.stop()
    assert state == "redundant"
    assert page.evaluate("caches.keys()") == []


def test_a_new_build_takes_the_place_of_the_old(
    new_context: NewContext, spare_server: Server, tmp_path: Path
) -> None:
    server = spare_server.start_from(_rendered(tmp_path / "old", OLD))
    page = _visit(new_context, server)
    before = page.evaluate("caches.keys()")
    server.stop()
    server.start_from(_rendered(tmp_path / "new", NEW))
    state = page.evaluate(UPDATE)
    server.stop()
    assert state == "activated"
    after = page.evaluate("caches.keys()")
    assert len(after) == len(before) == 1
    assert after != before
    assert _build(page, "/cy/cymorth/") == _build(page, "/en/") == NEW


def test_an_altered_update_leaves_the_old_build_whole(
    new_context: NewContext, spare_server: Server, tmp_path: Path
) -> None:
    server = spare_server.start_from(_rendered(tmp_path / "old", OLD))
    page = _visit(new_context, server)
    before = page.evaluate("caches.keys()")
    server.stop()
    server.start_from(_rendered(tmp_path / "new", NEW, altered=True))
    state = page.evaluate(UPDATE)
    server.stop()
    assert state == "redundant"
    assert page.evaluate("caches.keys()") == before
    assert {_build(page, path) for _, _, path in every_address()} == {OLD}


def test_other_caches_of_the_origin_are_left_alone(
    new_context: NewContext, spare_server: Server, tmp_path: Path
) -> None:
    server = spare_server.start_from(_rendered(tmp_path / "old", OLD))
    page = _visit(new_context, server)
    page.evaluate("caches.open('somebody-elses')")
    server.stop()
    server.start_from(_rendered(tmp_path / "new", NEW))
    page.evaluate(UPDATE)
    server.stop()
    assert "somebody-elses" in page.evaluate("caches.keys()")
