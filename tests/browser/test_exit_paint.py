"""While the lock is set no page is painted, neither for one frame nor while the Jotter is slow to come."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserType, Page, Route

from tests.browser.conftest import NewContext
from tests.support.safe_site import SafeSite
from tests.support.server import Server

PAINTS = """() => performance.getEntriesByType("paint").map((entry) => entry.name)"""
LOCKED = "localStorage.setItem('away', '1')"
FROM_MEMORY = "addEventListener('pageshow', (event) => { document.body.dataset.kept = event.persisted })"


def _open_while_the_jotter_is_slow(page: Page) -> list[Route]:
    """Open a page, and return the request for the Jotter, unanswered, once the page has been read to its end."""
    waiting: list[Route] = []
    page.route("**/en/jotter/", waiting.append)
    page.goto("/en/help/", wait_until="commit")
    for _ in range(100):
        if page.evaluate("document.readyState") == "complete":
            break
        page.wait_for_timeout(50)
    page.evaluate("new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))")
    return waiting


def _colours(page: Page) -> int:
    """Count the colours on the screen, up to 256."""
    with Image.open(BytesIO(page.screenshot())) as screen:
        return len(screen.convert("P").getcolors() or [])


@pytest.mark.parametrize("locked", [True, False], ids=["locked", "open"])
def test_q12_a_locked_page_is_never_painted(new_context: NewContext, *, locked: bool) -> None:
    """The server, which has no cookie, sends the page; an open one paints, so the entries can tell."""
    page = new_context().new_page()
    page.goto("/robots.txt")
    if locked:
        page.evaluate(LOCKED)
    waiting = _open_while_the_jotter_is_slow(page)
    assert page.url.endswith("/en/help/")
    assert len(waiting) == locked
    assert page.evaluate(PAINTS) == ([] if locked else ["first-paint", "first-contentful-paint"])
    assert (_colours(page) == 1) == locked


def test_q9_nothing_is_painted_after_the_press(new_context: NewContext) -> None:
    """Every frame from the press on is without content, however long the Jotter takes."""
    page = new_context().new_page()
    page.goto("/en/help/")
    page.route("**/en/jotter/", lambda _route: None)
    with page.expect_request("**/en/jotter/"):
        page.locator("[data-exit]").dispatch_event("click")
    for _ in range(5):
        assert _colours(page) == 1
        page.wait_for_timeout(20)


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
