"""While the lock is set no page is painted, neither for one frame nor while the Jotter is slow to come."""

from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserType, Page, Route

from tests.browser.conftest import NewContext
from tests.support.safe_site import SafeSite
from tests.support.server import Server

PAINTS = 'performance.getEntriesByType("paint").map((entry) => entry.name)'
TWO_FRAMES = "new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(() => then(true))))"
LOCKED = "localStorage.setItem('away', '1')"
FROM_MEMORY = "addEventListener('pageshow', (event) => { document.body.dataset.kept = event.persisted })"


def _screen(page: Page) -> list[tuple[int, Any]] | None:
    """Return the colours on the screen, None where there are more than two hundred."""
    shot = page.context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "png"})
    with Image.open(BytesIO(b64decode(shot["data"]))) as screen:
        return screen.convert("RGB").getcolors(200)


def _is_blank(page: Page) -> bool:
    colours = _screen(page)
    return colours is not None and len(colours) == 1


def _until(page: Page, script: str) -> None:
    """Wait until the page says so itself: Playwright would wait for the navigation that is under way."""
    for _ in range(200):
        if page.evaluate(script):
            return
        page.wait_for_timeout(50)
    raise TimeoutError(script)


@pytest.mark.parametrize("locked", [True, False], ids=["locked", "open"])
def test_q12_a_locked_page_is_never_painted(new_context: NewContext, *, locked: bool) -> None:
    """The server, which sees no cookie, sends the page whole; the Jotter it goes to is slow to come."""
    page = new_context().new_page()
    page.goto("/robots.txt")
    if locked:
        page.evaluate(LOCKED)
    waiting: list[Route] = []
    page.route("**/en/jotter/", lambda route: waiting.append(route))  # noqa: PLW0108 - a built-in cannot be a handler
    page.goto("/en/help/", wait_until="commit")
    _until(page, "document.readyState === 'complete'")
    if not locked:
        _until(page, f"{PAINTS}.length === 2")
    page.evaluate(TWO_FRAMES)
    assert page.url.endswith("/en/help/")
    assert len(waiting) == locked
    assert page.evaluate(PAINTS) == ([] if locked else ["first-paint", "first-contentful-paint"])
    assert _is_blank(page) == locked


def test_q9_nothing_is_painted_after_the_press(new_context: NewContext) -> None:
    """The screen is blank from the press on, however long the Jotter takes."""
    page = new_context().new_page()
    page.goto("/en/help/")
    assert not _is_blank(page)
    waiting: list[Route] = []
    page.route("**/en/jotter/", lambda route: waiting.append(route))  # noqa: PLW0108 - a built-in cannot be a handler
    page.evaluate("document.querySelector('[data-exit]').click()")
    for _ in range(5):
        assert _is_blank(page)
        page.evaluate(TWO_FRAMES)
    assert len(waiting) == 1


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
