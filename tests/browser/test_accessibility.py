"""axe-core finds nothing, and everything fits, on every page in both languages, light and dark."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.support.addresses import BILINGUAL, every_kind, every_page
from tests.support.server import ROOT

AXE = ROOT / "tests" / "npm" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
BAR_FITS = """
[...document.querySelectorAll('.bar > :not(.skip)')].every((link) => {
  const box = link.getBoundingClientRect();
  return link.scrollWidth <= link.clientWidth && box.left >= 0 && box.right <= innerWidth;
})
"""
SMALL_TARGETS = """
[...document.querySelectorAll('a, button:not([hidden]), summary')]
  .filter((target) => target.checkVisibility() && !target.matches('.skip'))
  .map((target) => [target.textContent.trim(), target.getBoundingClientRect()])
  .filter(([, box]) => box.width < 48 || box.height < 48)
  .map(([text, box]) => `${text}: ${box.width} × ${box.height}`)
"""


def _violations(page: Page) -> list[dict[str, Any]]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        """async (tags) => (await axe.run({ runOnly: { type: 'tag', values: tags } })).violations
            .map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) }))""",
        RULES,
    )
    return found


def _open_all(page: Page) -> None:
    page.evaluate(
        "document.querySelectorAll('details').forEach((d) => { d.removeAttribute('name'); d.open = true })"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("prefix", ["/en/", "/cy/"])
def test_axe_finds_nothing(new_context: NewContext, scheme: str, prefix: str) -> None:
    page = new_context(color_scheme=scheme).new_page()
    for path in [*BILINGUAL, *(path for path in every_page() if path.startswith(prefix))]:
        page.goto(path)
        _open_all(page)
        assert _violations(page) == [], path


def test_axe_can_find_something(phone: Page) -> None:
    phone.goto("/en/")
    phone.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/favicon.ico\">')")
    assert [violation["id"] for violation in _violations(phone)] == ["image-alt"]


@pytest.mark.parametrize("text", ["100%", "200%"])
def test_no_sideways_scroll_at_320_pixels(new_context: NewContext, text: str) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    for path in every_kind():
        page.goto(path)
        _open_all(page)
        page.evaluate(
            "(size) => { document.documentElement.style.setProperty('font-size', size) }",
            f"calc(18px * {text[0]})",
        )
        assert page.evaluate(FITS), f"{path} at {text}"
        assert page.evaluate(BAR_FITS), f"the bar of {path} at {text}"


def test_every_target_is_48_pixels(phone: Page) -> None:
    for path in every_kind():
        phone.goto(path)
        _open_all(phone)
        assert phone.evaluate(SMALL_TARGETS) == [], path
