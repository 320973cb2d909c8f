"""At night: how bright the screen is, and what is left where a browser darkens the colours itself."""

import io
from typing import Any

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import NewContext
from tests.support.registry import BY_NAME
from webapp.i18n.languages import ENGLISH, WELSH

BRIGHTEST = 0.12
"""The most that the mean luminance of the screen may be, 0 to 1 (WCAG 2.2)."""

Colour = tuple[int, int, int]


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


LINEAR = [round(255 * _linear(value / 255)) for value in range(256)]


def _luminance(picture: Image.Image) -> float:
    """Return the mean relative luminance of a picture."""
    red, green, blue = ImageStat.Stat(picture.point(LINEAR * 3)).mean
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255


def _contrast(one: Colour, other: Colour) -> float:
    darker, lighter = sorted(
        0.2126 * _linear(r / 255) + 0.7152 * _linear(g / 255) + 0.0722 * _linear(b / 255)
        for r, g, b in (one, other)
    )
    return (lighter + 0.05) / (darker + 0.05)


def _picture(page: Page, **options: Any) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot(**options))).convert("RGB")


def test_help_is_dark_with_999_in_red(new_context: NewContext) -> None:
    page = new_context(color_scheme="dark").new_page()
    page.goto(BY_NAME["help"].path(WELSH))
    assert _luminance(_picture(page)) <= BRIGHTEST
    danger = page.locator("main a[href='tel:999']").first
    red, green, blue = _commonest(page, danger.bounding_box())
    assert red > 3 * max(green, blue)


def _commonest(page: Page, box: Any) -> Colour:
    """Return the colour that most of a part of the screen has."""
    counts: list[tuple[int, Any]] = _picture(page, clip=box).getcolors(1 << 20) or []
    found: Colour = max(counts)[1]
    return found


def _darkened(context: BrowserContext, path: str) -> Page:
    """Open a page in a browser that darkens light pages, whatever they say of themselves."""
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setAutoDarkModeOverride", {"enabled": True})
    page.goto(path)
    return page


@pytest.mark.requirement("Q5")
def test_forced_dark_keeps_exit_edge_and_999(new_context: NewContext) -> None:
    page = _darkened(new_context(color_scheme="light"), BY_NAME["help"].path(ENGLISH))
    whole = _picture(page)
    ground = whole.getpixel((4, 630))
    assert sum(ground) < 3 * 60, "the browser did not darken the page"  # type: ignore[arg-type]
    box = page.locator("[data-exit]").bounding_box()
    assert box is not None
    middle = int(box["y"] + box["height"] / 2)
    side = [whole.getpixel((int(box["x"]) + x, middle)) for x in range(4)]
    assert max(_contrast(ground, colour) for colour in side) >= 3  # type: ignore[arg-type]
    number = page.locator("main a[href='tel:999'] .num").bounding_box()
    colours = [colour for _count, colour in _picture(page, clip=number).getcolors(1 << 20) or []]
    fill = _commonest(page, number)
    assert max(_contrast(fill, colour) for colour in colours) >= 4.5  # type: ignore[arg-type]
