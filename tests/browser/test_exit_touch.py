"""A real finger on the exit: Chromium itself turns its touches into pointer events, clicks and scrolling."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.touch import Finger, centre_of_exit
from tests.support.safe_site import SafeSite

OPACITY = "getComputedStyle(document.documentElement).opacity"
NEVER_A_CLICK = "document.documentElement.style.touchAction = 'none'"
"""Without scrolling to turn into, a finger that moves is let go with neither a click nor a cancel."""

NOTE_EVENTS = """() => ["pointerup", "pointercancel", "click"].forEach((kind) =>
    addEventListener(kind, () => document.body.classList.add(kind)))"""


@pytest.fixture
def page(new_context: NewContext) -> Page:
    page = new_context(is_mobile=True).new_page()
    page.goto("/en/help/")
    return page


@pytest.fixture
def finger(page: Page) -> Finger:
    return Finger(page)


def _is_blank(page: Page) -> bool:
    with Image.open(BytesIO(page.screenshot())) as screen:
        return screen.convert("RGB").getcolors(1) is not None


def _stays_and_is_seen(page: Page) -> None:
    expect(page.locator("html")).to_have_css("opacity", "1")
    expect(page.locator("h1")).to_be_visible()
    assert not _is_blank(page)
    assert page.url.endswith("/en/help/")
    assert page.evaluate("localStorage.length") == 0
    assert page.context.cookies() == []


@pytest.mark.requirement("Q4", "Q7", "Q9")
def test_a_finger_blanks_and_leaves(page: Page, finger: Finger, safe_site: SafeSite) -> None:
    assert not _is_blank(page)
    finger.down(*centre_of_exit(page))
    assert page.evaluate(OPACITY) == "0"
    assert _is_blank(page)
    finger.up()
    page.wait_for_url(safe_site.url)


@pytest.mark.requirement("Q9")
def test_a_finger_that_slides_off_stays(page: Page, finger: Finger) -> None:
    x, y = centre_of_exit(page)
    finger.down(x, y)
    assert _is_blank(page)
    for step in range(1, 6):
        finger.slide(x, y - 60 * step)
    finger.up()
    _stays_and_is_seen(page)


@pytest.mark.requirement("Q9")
@pytest.mark.parametrize("move", [(0, -300), (30, 0)], ids=["off", "along"])
def test_a_press_without_a_click_stays(page: Page, finger: Finger, move: tuple[int, int]) -> None:
    page.evaluate(NEVER_A_CLICK)
    page.evaluate(NOTE_EVENTS)
    x, y = centre_of_exit(page)
    finger.down(x, y)
    assert _is_blank(page)
    for part in (0.5, 1):
        finger.slide(x + move[0] * part, y + move[1] * part)
    finger.up()
    expect(page.locator("body")).to_have_class("pointerup")
    _stays_and_is_seen(page)
    expect(page.locator("body")).to_have_class("pointerup")
