"""While the lock is set no page is painted, however slow the decoy page is, nor one that was kept in memory."""

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, Route

from tests.browser.conftest import NewContext
from tests.browser.touch import Finger, centre_of_exit
from tests.support.safe_site import SafeSite
from tests.support.server import Server
from tools.install import chromium

LOCKED = "localStorage.setItem('away', '1')"
FROM_MEMORY = "addEventListener('pageshow', (event) => { document.body.dataset.kept = event.persisted })"
PAINTS = "performance.getEntriesByType('paint').map((entry) => entry.name)"
BOTH_PAINTS = ["first-paint", "first-contentful-paint"]
REPORT = f"""addEventListener("pagehide", () => {{
  const {{ display, opacity }} = getComputedStyle(document.documentElement);
  if (location.pathname === "/en/help/") sessionStorage.report = JSON.stringify([display, opacity, {PAINTS}]);
}});"""
"""The page writes how it looks when the next one takes its place: nobody can ask it while that is on its way."""
SECONDS = 3
"""How long the decoy page takes to come: far longer than the cover of a press, which is under half a second."""


def _slowly(route: Route) -> None:
    time.sleep(SECONDS)
    route.continue_()


def _tab(context: BrowserContext) -> Page:
    """Open a tab in which the decoy page is slow to come, and stays: there is no network to go on through."""
    page = context.new_page()
    page.add_init_script(REPORT)
    page.route("**/en/jotter/", _slowly)
    page.route("**/up.txt", lambda route: route.abort())
    return page


def _report(page: Page) -> Any:
    """Return what the page before the decoy page wrote: its display, its opacity, and what had been painted."""
    page.wait_for_url("**/en/jotter/")
    return json.loads(page.evaluate("sessionStorage.report"))


@pytest.mark.requirement("Q12")
@pytest.mark.parametrize("locked", [True, False], ids=["locked", "open"])
def test_a_locked_page_is_never_painted(new_context: NewContext, *, locked: bool) -> None:
    """The server, which sees no cookie, sends the page whole; an open one shows that paints would be reported."""
    page = _tab(new_context())
    page.goto("/robots.txt")
    if locked:
        page.evaluate(LOCKED)
        page.goto("/en/help/", wait_until="commit")
    else:
        page.goto("/en/help/")
        page.screenshot()
        page.goto("/en/jotter/")
    assert _report(page) == (
        ["none", "1", []] if locked else ["block", "1", ["first-paint", "first-contentful-paint"]]
    )


@pytest.mark.requirement("Q9")
def test_a_page_that_was_left_stays_covered(
    new_context: NewContext,
) -> None:
    page = _tab(new_context(is_mobile=True))
    page.goto("/en/help/")
    page.screenshot()
    finger = Finger(page)
    finger.down(*centre_of_exit(page))
    finger.up()
    assert _report(page) == ["none", "1", BOTH_PAINTS]


@pytest.fixture
def browser_with_memory(browser_type: BrowserType, browser_type_launch_args: dict[str, Any]) -> Iterator[Browser]:
    """A Chromium that keeps pages in memory for Back, as everybody's does; a headless shell never does."""
    browser = browser_type.launch(
        args=browser_type_launch_args["args"],
        executable_path=chromium.find_browser(),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield browser
    browser.close()


@pytest.mark.requirement("Q12")
def test_a_page_kept_in_memory(browser_with_memory: Browser, server: Server, safe_site: SafeSite) -> None:
    """It comes back from memory, which shows that it is kept there, and after leaving does not."""
    context = browser_with_memory.new_context(base_url=server.url, service_workers="block")
    page = context.new_page()
    page.goto("/en/help/")
    page.evaluate(FROM_MEMORY)
    page.goto(safe_site.url)
    page.go_back(wait_until="commit")
    assert page.locator("body").get_attribute("data-kept") == "true"
    assert page.locator("h1").is_visible()
    page.goto(safe_site.url)
    other = context.new_page()
    other.goto("/en/step-1/")
    other.locator("[data-exit]").click()
    other.wait_for_url(safe_site.url)
    page.go_back(wait_until="commit")
    page.wait_for_url("**/en/jotter/")
    context.close()
