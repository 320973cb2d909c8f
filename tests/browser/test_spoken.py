"""What a screen reader is given on the help page, in the plan and by a badge; `audit/spoken.py` reads each page."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.audit.spoken import read_out
from tests.browser.conftest import NewContext
from tests.support.hours_oracle import state_of
from tests.support.registry import STORE
from webapp.facts import phone_numbers

HELP = {
    "en": """
- navigation "Leave or get help":
  - link "Leave now"
  - link "Skip to main content"
- banner:
  - link "Steps"
  - navigation "Language and menu":
    - link "Cymraeg"
    - link "Menu"
- main:
  - heading "Get help now" [level=1]
  - link "9 9 9 In danger right now You or someone else"
  - link "I feel I can’t go on"
  - link "1 0 1 Police, no one in danger. Any age."
  - link /^CEOP/
  - heading "Talk to someone, free" [level=2]
  - heading "Childline" [level=3]
  - 'link "Ring SAID : Childline"'
- contentinfo:
  - link "Easy read"
""",
    "cy": """
- navigation "Gadael neu gael help":
  - link "Gadael nawr"
  - link "Neidio i’r prif gynnwys"
- banner:
  - link "Camau"
  - navigation "Iaith a dewislen":
    - link "English"
    - link "Dewislen"
- main:
  - heading "Cael help nawr" [level=1]
  - link "9 9 9 Mewn perygl nawr Ti neu rywun arall"
  - link "Dwi’n methu cario ymlaen"
  - link /^1 0 1 /
  - link /^CEOP/
  - heading "Childline" [level=3]
  - 'link "Ffonio SAID : Childline"'
- contentinfo:
  - link "Hawdd ei ddeall"
""",
}


@pytest.mark.parametrize(("code", "path"), [("en", "/en/help/"), ("cy", "/cy/cymorth/")])
def test_the_help_page_is_told_in_order(new_context: NewContext, code: str, path: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(path)
    number = STORE.services["childline"].phone or ""
    expected = HELP[code].replace("SAID", phone_numbers.spoken_digits(number))
    expect(page.locator("body")).to_match_aria_snapshot(expected)


def test_only_the_shown_screen_is_announced(phone: Page) -> None:
    for path, expected in (
        ("/en/now/#s4", "4 of 10. Tell one person"),
        ("/cy/nawr/#s4", "4 o 10. Dwed wrth un person"),
        ("/en/plan/#s2", "Question 2 of 3. Do you know them in real life?"),
    ):
        phone.goto(path)
        expect(phone.get_by_role("heading", level=2)).to_have_count(1)
        expect(phone.get_by_role("heading", name=expected, exact=True)).to_be_focused()


def test_badge_is_spoken_as_words(phone: Page) -> None:
    for moment in ("2030-12-03T12:00:00Z", "2030-12-03T03:00:00Z"):
        words = "Open now" if state_of("meic", moment)[0] else "Closed now"
        phone.clock.set_fixed_time(moment)
        phone.goto("/en/help/")
        expected = read_out(phone.context.new_cdp_session(phone))
        assert any(node.name.startswith(words) for node in expected if node.role == "StaticText")
