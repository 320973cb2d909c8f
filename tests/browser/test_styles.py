"""What the style sheet says, the browser does."""

import pytest
from playwright.sync_api import Page

from tests.support.style_rules import DROPPED, PAGES


@pytest.mark.parametrize("path", PAGES)
def test_every_rule_is_understood(phone: Page, path: str) -> None:
    phone.goto(path)
    dropped = phone.evaluate(f"() => {{ {DROPPED} }}")
    assert dropped, "no style sheet"
    assert not any(dropped)
