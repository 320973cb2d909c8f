"""What a reader sets in the phone is kept to: forced colours, more contrast, less motion."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.browser.layout import open_all, violations
from tests.support.addresses import every_kind_once

CONTROLS = """() => {
  const seen = (edge) => edge.style !== "none" && parseFloat(edge.width) >= 1;
  const loose = [];
  for (const control of document.querySelectorAll(
    "main a, main button, main .card, .leave, .bar-help, .fresh, .pick, textarea, .search input"
  )) {
    if (!control.checkVisibility()) continue;
    const style = getComputedStyle(control);
    const framed = ["Top", "Bottom"].every((side) =>
      seen({ style: style[`border${side}Style`], width: style[`border${side}Width`] }));
    const underlined = style.textDecorationLine.includes("underline");
    if (!framed && !underlined) loose.push(`${control.className}: ${control.textContent.trim()}`);
  }
  return loose;
}"""
"""What can be pressed, and every card, has a frame or a line under it: in forced colours the grounds are gone."""
MOVING = """() => {
  const moves = [...document.querySelectorAll("*")].filter((element) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
    return parseFloat(transitionDuration) > 0 || animationName !== "none" || scrollBehavior === "smooth";
  });
  return document.getAnimations().length + moves.length;
}"""
RATIO = """
  const channel = (value) => { const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; };
  const light = (colour) => { const [red, green, blue] = colour.match(/[\\d.]+/g).map(Number);
    return 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue); };
  const ratio = (one, other) => { const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05); };
"""
FAINT_WORDS = f"""() => {{
  {RATIO}
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility() && element.closest("svg") === null)
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .map((element) => [element, getComputedStyle(element)])
    .filter(([, style]) => style.forcedColorAdjust !== "auto" || ratio(style.color, ground) < 7)
    .map(([element]) => element.textContent.trim());
}}"""
"""In Chromium's dark forced colours axe takes the author's ground; here every ground is the system's."""
PALE_LINES = f"""() => {{
  {RATIO}
  const paper = getComputedStyle(document.documentElement).backgroundColor;
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility())
    .map((element) => [element, getComputedStyle(element)])
    .filter(([, style]) => parseFloat(style.borderTopWidth) > 0 && !style.borderTopColor.endsWith(", 0)"))
    .filter(([, style]) => ratio(style.borderTopColor, paper) < 7)
    .map(([element]) => element.className);
}}"""
SCHEMES = ("light", "dark")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_forced_colours_leave_every_control_its_edge(new_context: NewContext, scheme: str) -> None:
    page = new_context(forced_colors="active", color_scheme=scheme).new_page()
    page.clock.set_fixed_time("2026-12-01T12:00:00Z")
    for path in every_kind_once():
        page.goto(path)
        open_all(page)
        page.evaluate("document.querySelector('.fresh').textContent = 'x'")
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        assert page.evaluate(CONTROLS) == [], path
        assert page.evaluate(FAINT_WORDS) == [], path
        assert [found for found in violations(page) if not found["id"].startswith("color-contrast")] == [], path


def test_forced_colours_leave_the_badge_its_dot(new_context: NewContext) -> None:
    page = new_context(forced_colors="active").new_page()
    page.clock.set_fixed_time("2026-12-01T12:00:00Z")
    page.goto("/cy/cymorth/")
    dot = "getComputedStyle(document.querySelector('.badge-open'), '::before').borderTopColor"
    assert page.evaluate(dot) == page.evaluate("getComputedStyle(document.querySelector('.badge-open')).color")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_more_contrast_darkens_every_line_and_small_word(new_context: NewContext, scheme: str) -> None:
    page = new_context(contrast="more", color_scheme=scheme).new_page()
    for path in every_kind_once():
        page.goto(path)
        open_all(page)
        assert page.evaluate(PALE_LINES) == [], path
        assert violations(page) == [], path


def test_a_pale_line_would_be_noticed(phone: Page) -> None:
    phone.goto("/en/help/")
    assert "card" in phone.evaluate(PALE_LINES)


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_nothing_moves_by_itself(new_context: NewContext, motion: str) -> None:
    page = new_context(reduced_motion=motion).new_page()
    for path in every_kind_once():
        page.goto(path)
        open_all(page)
        assert page.evaluate(MOVING) == 0, path
    page.evaluate("document.querySelector('h1').style.transition = 'opacity 1s'")
    assert page.evaluate(MOVING) == 1
