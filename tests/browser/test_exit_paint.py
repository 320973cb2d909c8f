"""While the lock is set no page is painted, however slow the Jotter is to come, nor one that was kept in memory."""

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, ConsoleMessage, Page, Route

from tests.browser.conftest import NewContext
from tests.browser.finger import Finger, centre_of_exit
from tests.support.safe_site import SafeSite
from tests.support.server import Server

LOCKED = "localStorage.setItem('away', '1')"
FROM_MEMORY = "addEventListener('pageshow', (event) => { document.body.dataset.kept = event.persisted })"
PAINTS = "performance.getEntriesByType('paint').map((entry) => entry.name)"
REPORT = f"""addEventListener("pagehide", () => {{
  const {{ display, opacity }} = getComputedStyle(document.documentElement);
  if (location.pathname === "/en/help/") console.log(JSON.stringify([display, opacity, {PAINTS}]));
}});"""
"""The page says how it looks when the next one takes its place: nobody can ask it while that is on its way."""
SECONDS = 3
"""How long the Jotter takes to come: far longer than the cover of a press, which is under half a second."""


def _slowly(route: Route) -> None:
    time.sleep(SECONDS)
    route.continue_()


def _tab(context: BrowserContext) -> tuple[Page, list[Any]]:
    """Open a tab before which the Jotter is slow, and the list of what its pages report."""
    page = context.new_page()
    page.add_init_script(REPORT)
    page.route("**/en/jotter/", _slowly)
    reports: list[Any] = []

    def heard(message: ConsoleMessage) -> None:
        if message.text.startswith("["):
            reports.append(json.loads(message.text))

    page.on("console", heard)
    return page, reports


@pytest.mark.parametrize("locked", [True, False], ids=["locked", "open"])
def test_q12_a_locked_page_is_never_painted(new_context: NewContext, *, locked: bool) -> None:
    """The server, which sees no cookie, sends the page whole; an open one shows that paints would be reported."""
    page, reports = _tab(new_context())
    page.goto("/robots.txt")
    if locked:
        page.evaluate(LOCKED)
        page.goto("/en/help/", wait_until="commit")
    else:
        page.goto("/en/help/")
        page.screenshot()
        page.goto("/en/jotter/")
    page.wait_for_url("**/en/jotter/")
    assert reports == [["none", "1", []] if locked else ["block", "1", ["first-paint", "first-contentful-paint"]]]


def test_q9_a_page_that_was_left_stays_covered_when_the_cover_of_the_press_has_ended(
    new_context: NewContext, safe_site: SafeSite
) -> None:
    page, reports = _tab(new_context(is_mobile=True))
    page.goto("/en/help/")
    page.screenshot()
    finger = Finger(page)
    finger.down(*centre_of_exit(page))
    finger.up()
    page.wait_for_url(safe_site.url)
    assert reports == [["none", "1", ["first-paint", "first-contentful-paint"]]]


@pytest.fixture
def browser_with_memory(browser_type: BrowserType, browser_type_launch_args: dict[str, Any]) -> Iterator[Browser]:
    """A Chromium that keeps pages in memory for Back, as everybody's does and Playwright's does not."""
    browser = browser_type.launch(**browser_type_launch_args, ignore_default_args=["--disable-back-forward-cache"])
    yield browser
    browser.close()


@pytest.mark.parametrize("leaves", [True, False], ids=["after-leaving", "open"])
def test_q12_a_page_kept_in_memory_is_shown_unless_another_tab_has_left(
    browser_with_memory: Browser, server: Server, safe_site: SafeSite, *, leaves: bool
) -> None:
    context = browser_with_memory.new_context(base_url=server.url, service_workers="block")
    page = context.new_page()
    page.goto("/en/help/")
    page.evaluate(FROM_MEMORY)
    page.goto(safe_site.url)
    if leaves:
        other = context.new_page()
        other.goto("/en/step-1/")
        other.locator("[data-exit]").click()
        other.wait_for_url(safe_site.url)
        page.go_back(wait_until="commit")
        page.wait_for_url("**/en/jotter/")
    else:
        page.go_back(wait_until="commit")
        assert page.locator("body").get_attribute("data-kept") == "true"
        assert page.locator("h1").is_visible()
    context.close()
