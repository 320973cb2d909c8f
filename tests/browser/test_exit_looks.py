"""How the exit looks and what it says, as a real browser works it out. Q numbers: `SECURITY.md`."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.support.addresses import every_kind

LABELS = {"en": "Leave now", "cy": "Gadael nawr"}
COLOURS = """() => {
  const pixel = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const context = pixel.getContext("2d", { willReadFrequently: true });
  const painted = (colours) => {
    context.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const exit = document.querySelector("[data-exit]");
  const behind = [];
  for (let box = exit.parentElement; box; box = box.parentElement) {
    behind.unshift(getComputedStyle(box).backgroundColor);
    if (getComputedStyle(box).position === "fixed") break;
  }
  const own = getComputedStyle(exit);
  return {
    behind: painted(behind),
    button: painted([...behind, own.backgroundColor]),
    words: painted([...behind, own.backgroundColor, own.color]),
  };
}"""
"""The colours as red, green, blue, alpha: what stands behind the exit, its own and that of its words."""


def _luminance(colour: list[int]) -> float:
    """Return the relative luminance of WCAG 2.2, between 0 (black) and 1 (white)."""
    parts = [value / 255 for value in colour[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: list[int], other: list[int]) -> float:
    """Return the contrast ratio of WCAG 2.2, between 1 and 21."""
    darker, lighter = sorted([_luminance(one), _luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("more", ["no-preference", "more"], ids=["usual", "more-contrast"])
def test_q5_the_exit_stands_out_from_whatever_is_behind_it(new_context: NewContext, scheme: str, more: str) -> None:
    """The bar behind it hides the page, so it is the only background; on it 3:1, the words 4.5:1."""
    page = new_context(color_scheme=scheme, contrast=more).new_page()
    for path in every_kind():
        page.goto(path)
        colours = page.evaluate(COLOURS)
        assert colours["behind"][3] == 255, f"{path}: the page shows through the bar"
        assert _contrast(colours["button"], colours["behind"]) >= 3, path
        assert _contrast(colours["words"], colours["button"]) >= 4.5, path


def test_contrast_is_that_of_the_standard() -> None:
    assert round(_contrast([0, 0, 0], [255, 255, 255]), 2) == 21
    assert round(_contrast([119, 119, 119], [255, 255, 255]), 2) == 4.48


def _name(page: Page) -> str:
    """Return what the exit is called, to the eye; its name to the ear must be the same."""
    exit_link = page.locator("[data-exit]")
    words = " ".join(exit_link.inner_text().split())
    assert exit_link.get_attribute("aria-label") is None
    assert page.get_by_role("link", name=words, exact=True).count() == 1
    return words


def test_q6_the_exit_says_that_it_leaves_and_nothing_else(new_context: NewContext) -> None:
    page = new_context().new_page()
    both = {" / ".join(LABELS.values()), " / ".join(reversed(LABELS.values()))}
    for path in every_kind():
        page.goto(path)
        code = path.split("/")[1]
        assert _name(page) in ({LABELS[code]} if code in LABELS else both), path
