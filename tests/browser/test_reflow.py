"""Nothing is lost, cut or laid over something else: at 320 pixels, 400% zoom, twice the text, wider spacing."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.browser.layout import BAR_FITS, FITS, LOST, OVERLAPS, enlarge, open_all
from tests.browser.test_accessibility import JOTTERS
from tests.support.addresses import every_kind, every_kind_once

PHONE_320: dict[str, Any] = {"viewport": {"width": 320, "height": 640}}
DESKTOP_AT_400: dict[str, Any] = {
    "viewport": {"width": 320, "height": 256},
    "device_scale_factor": 4,
    "has_touch": False,
}
"""A window of 1280 × 1024 pixels at 400%: WCAG 1.4.10."""
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
"""What a reader may set: WCAG 1.4.12."""


def _nothing_is_lost(page: Page, where: str) -> None:
    assert page.evaluate(FITS), f"{where} scrolls sideways"
    assert page.evaluate(BAR_FITS), f"the bar of {where}"
    assert page.evaluate(LOST) == [], where
    assert page.evaluate(OVERLAPS) == [], where


@pytest.mark.parametrize(
    ("view", "times"), [(DESKTOP_AT_400, 1), (PHONE_320, 2)], ids=["zoom 400%", "text 200% at 320 pixels"]
)
def test_nothing_is_lost(new_context: NewContext, view: dict[str, Any], times: int) -> None:
    page = new_context(**view).new_page()
    for path in [*every_kind(), *JOTTERS]:
        page.goto(path)
        open_all(page)
        enlarge(page, times)
        _nothing_is_lost(page, path)
        bar = page.locator("body").evaluate("(body) => body.querySelector('.bar')?.offsetHeight ?? 0")
        assert bar <= view["viewport"]["height"] / 2, f"the bar of {path} leaves too little"


@pytest.mark.parametrize("width", [320, 1280])
def test_wider_spacing(new_context: NewContext, width: int) -> None:
    page = new_context(viewport={"width": width, "height": 640}, bypass_csp=True).new_page()
    for path in every_kind_once():
        page.goto(path)
        open_all(page)
        page.add_style_tag(content=SPACING)
        _nothing_is_lost(page, path)


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        ("main.style.cssText = 'width: 400px'", FITS),
        ("document.querySelector('h1').style.cssText = 'height: 1em; overflow: hidden'", LOST),
        ("document.querySelector('h1').style.marginBottom = '-5rem'", OVERLAPS),
    ],
    ids=["sideways", "cut", "on-one-another"],
)
def test_harm_is_noticed(new_context: NewContext, harm: str, found: str) -> None:
    page = new_context(**PHONE_320).new_page()
    page.goto("/en/")
    page.evaluate(f"() => {{ {harm} }}")
    assert page.evaluate(found) not in (True, [])
