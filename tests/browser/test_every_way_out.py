"""Whichever way somebody follows the exit, nothing of the site is left open, and nothing opens again."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import NewContext
from tests.support.safe_site import SafeSite

DECOY = re.compile("/(en/jotter|cy/nodiadau)/$")


def _kept(new_context: NewContext) -> BrowserContext:
    """Return a profile whose worker keeps the site."""
    context = new_context(service_workers="allow")
    page = context.new_page()
    page.goto("/en/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.close()
    return context


WAYS: dict[str, Callable[[Locator], None]] = {
    "middle button": lambda link: link.click(button="middle"),
    "menu": lambda link: link.click(button="right"),
    "with Ctrl": lambda link: link.click(modifiers=["Control"]),
    "with Shift": lambda link: link.click(modifiers=["Shift"]),
}


@pytest.mark.parametrize("way", WAYS)
def test_any_press_on_exit_leaves_this_tab(new_context: NewContext, safe_site: SafeSite, way: str) -> None:
    page = new_context(has_touch=False).new_page()
    page.goto("/en/help/")
    WAYS[way](page.locator("[data-exit]"))
    page.wait_for_url(safe_site.url)
    assert len(page.context.pages) == 1


def _nothing_shows(page: Page) -> None:
    for path in ("/en/help/", "/cy/cymorth/", "/nope", "/"):
        page.goto(path, wait_until="commit")
        page.wait_for_url(DECOY)


@pytest.mark.our_server
@pytest.mark.parametrize("kept", [True, False], ids=["kept", "not kept"])
def test_exit_without_script_locks_every_tab(new_context: NewContext, safe_site: SafeSite, *, kept: bool) -> None:
    context = _kept(new_context) if kept else new_context()
    first, second = context.new_page(), context.new_page()
    first.goto("/cy/cymorth/")
    second.goto("/en/jotter/out")
    expect(second).to_have_url(safe_site.url)
    first.wait_for_url(DECOY)
    _nothing_shows(first)
    first.get_by_role("button", name=re.compile("Continue|Parhau")).tap()
    first.wait_for_url(re.compile("/(en|cy)/$"))
    assert context.cookies() == []
    assert first.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert "away" not in first.evaluate("caches.keys()")
    second.goto("/en/help/")
    expect(second.locator("h1")).to_be_visible()


@pytest.mark.our_server
def test_without_scripting_the_worker_locks_and_continue_opens(
    new_context: NewContext, safe_site: SafeSite
) -> None:
    page = _kept(new_context).new_page()
    page.context.new_cdp_session(page).send("Emulation.setScriptExecutionDisabled", {"value": True})
    page.goto("/cy/cymorth/")
    page.locator("[data-exit]").tap()
    page.wait_for_url(safe_site.url)
    for path in ("/cy/cymorth/", "/nope"):
        page.goto(path)
        assert DECOY.search(page.url)
    page.goto("/cy/cymorth/")
    page.get_by_role("button", name="Parhau").tap()
    page.wait_for_url("**/cy/")
    page.goto("/cy/cymorth/")
    expect(page.locator("[data-exit]")).to_be_visible()
    assert page.context.cookies() == []


def _source(page: Page, path: str) -> str:
    """Return what the browser shows as the source of an address."""
    viewer = page.context.new_page()
    base = page.evaluate("location.origin")
    page.context.new_cdp_session(viewer).send("Page.navigate", {"url": f"view-source:{base}{path}"})
    viewer.wait_for_function("document.body.innerText.includes('</html>')")
    source: str = viewer.evaluate("document.body.innerText")
    return source


def test_view_source_shows_the_decoy_after_leaving(new_context: NewContext, safe_site: SafeSite) -> None:
    context = _kept(new_context)
    page, other = context.new_page(), context.new_page()
    page.goto("/en/help/")
    assert "tel:999" in _source(page, "/en/help/")
    page.locator("[data-exit]").tap()
    page.wait_for_url(safe_site.url)
    other.goto("/en/jotter/")
    assert "tel:999" not in _source(other, "/en/help/")


def test_continue_opens_kept_home_on_dead_network(new_context: NewContext) -> None:
    context = _kept(new_context)
    page = context.new_page()
    page.goto("/en/jotter/")
    page.route("**/jotter/in", lambda _route: None)
    page.clock.install()
    page.get_by_role("button", name="Continue").tap()
    page.clock.run_for(3000)
    page.wait_for_url("**/en/")
    expect(page.locator("h1")).to_be_visible()
