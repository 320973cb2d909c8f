"""axe-core finds nothing on any page, in both languages, light and dark; text has 7:1; targets are large."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.browser.layout import open_all, violations
from tests.support.addresses import BILINGUAL, every_kind, every_page

JOTTERS = ("/en/jotter/", "/cy/nodiadau/")
SMALL_TARGETS = """
[...document.querySelectorAll('a, button:not([hidden]), summary, textarea, [type=search], label:has(input)')]
  .filter((target) => target.checkVisibility() && !target.matches('.skip'))
  .map((target) => [target.textContent.trim(), target.getBoundingClientRect()])
  .filter(([, box]) => box.width < 48 || box.height < 48)
  .map(([text, box]) => `${text}: ${box.width} × ${box.height}`)
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("prefix", ["/en/", "/cy/"])
def test_axe_finds_nothing(new_context: NewContext, scheme: str, prefix: str) -> None:
    page = new_context(color_scheme=scheme).new_page()
    for path in [*BILINGUAL, *JOTTERS, *(path for path in every_page() if path.startswith(prefix))]:
        page.goto(path)
        open_all(page)
        assert violations(page) == [], path


def test_axe_can_find_something(phone: Page) -> None:
    phone.goto("/en/")
    phone.evaluate(
        """document.querySelector('main').insertAdjacentHTML('beforeend',
            '<img src="/favicon.ico"><p class="pale">Pale</p>')"""
    )
    phone.evaluate("document.querySelector('.pale').style.color = '#6b6b6b'")
    assert [found["id"] for found in violations(phone)] == ["color-contrast-enhanced", "image-alt"]


def test_every_target_is_48_pixels(phone: Page) -> None:
    for path in [*every_kind(), *JOTTERS]:
        phone.goto(path)
        open_all(phone)
        assert phone.evaluate(SMALL_TARGETS) == [], path
