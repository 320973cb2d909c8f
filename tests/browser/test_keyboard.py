"""Whole journeys by keyboard alone, in both languages."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.support.safe_site import SafeSite

NAME = """() => {
  const stop = document.activeElement.cloneNode(true);
  for (const hidden of stop.querySelectorAll("[aria-hidden]")) hidden.remove();
  return stop.getAttribute("aria-label") ?? stop.textContent.trim();
}"""
FARTHEST = 120


@dataclass(frozen=True)
class Voice:
    """What one language calls the stops of the journey."""

    home: str
    help: str
    help_path: str
    talk_path: str
    other: str
    other_path: str
    back: str
    tell: str
    tell_path: str
    adult: str
    plan: str
    plan_path: str
    answers: tuple[str, str, str]
    steps: tuple[str, str]


ENGLISH = Voice(
    home="/en/",
    help="Get help",
    help_path="/en/help/",
    talk_path="/en/talk/",
    other="Cymraeg",
    other_path="/cy/siarad/",
    back="Back to Home",
    tell="Tell an adult",
    tell_path="/en/step-1/",
    adult="A parent or carer",
    plan="Make it fit me",
    plan_path="/en/plan/",
    answers=("Money", "No", "Not sure"),
    steps=("The first ten minutes", "Tell an adult"),
)
WELSH = Voice(
    home="/cy/",
    help="Cael help",
    help_path="/cy/cymorth/",
    talk_path="/cy/siarad/",
    other="English",
    other_path="/en/talk/",
    back="Yn ôl: Hafan",
    tell="Dweud wrth oedolyn",
    tell_path="/cy/cam-1/",
    adult="Rhiant neu ofalwr",
    plan="Rhestr sy’n fy siwtio i",
    plan_path="/cy/cynllun/",
    answers=("Arian", "Nac ydw", "Ddim yn siŵr"),
    steps=("Y deng munud cyntaf", "Dweud wrth oedolyn"),
)


def _tab_to(page: Page, name: str) -> None:
    """Press Tab until the stop of that name has focus."""
    for _ in range(FARTHEST):
        page.keyboard.press("Tab")
        if page.evaluate(NAME).startswith(name):
            return
    raise AssertionError(f"Tab never comes to {name} on {page.url}")


def _follow(page: Page, name: str, path: str) -> None:
    _tab_to(page, name)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{path}")


@pytest.fixture
def desk(new_context: NewContext) -> Page:
    """A browser at a desk: no touch."""
    return new_context(has_touch=False).new_page()


@pytest.mark.parametrize("voice", [ENGLISH, pytest.param(WELSH, marks=pytest.mark.exhaustive)], ids=["en", "cy"])
def test_keyboard_reaches_help_step_plan_and_exit(desk: Page, safe_site: SafeSite, voice: Voice) -> None:
    desk.goto(voice.home)
    _follow(desk, voice.help, voice.help_path)
    desk.keyboard.press("Tab")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    _tab_to(desk, "9 9 9")
    _follow(desk, voice.back, voice.home)
    _follow(desk, voice.tell, voice.tell_path)
    _tab_to(desk, voice.adult)
    desk.keyboard.press("Enter")
    expect(desk.locator("details[open] .flat").first).to_be_visible()
    _follow(desk, voice.back, voice.home)
    _follow(desk, voice.plan, voice.plan_path)
    for answer in voice.answers:
        _tab_to(desk, answer)
        desk.keyboard.press("Enter")
        expect(desk.locator("h2:focus")).to_be_visible()
    assert tuple(desk.locator("ol.steps > li:visible strong").all_inner_texts()[:2]) == voice.steps
    desk.reload()
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    desk.wait_for_url(safe_site.url)


@pytest.mark.parametrize("voice", [ENGLISH, WELSH], ids=["en", "cy"])
def test_the_language_changes_and_changes_back(desk: Page, voice: Voice) -> None:
    back = WELSH if voice is ENGLISH else ENGLISH
    desk.goto(voice.talk_path)
    _follow(desk, voice.other, voice.other_path)
    _follow(desk, back.other, back.other_path)
    assert desk.url.endswith(voice.talk_path)


def test_a_fold_opens_and_closes_and_keeps_focus(desk: Page) -> None:
    desk.goto("/en/help/")
    _tab_to(desk, "What happens when I ring")
    fold = desk.locator("main details").first
    for key, state in (("Enter", True), ("Space", False)):
        desk.keyboard.press(key)
        assert fold.evaluate("(fold) => fold.open") is state
        assert desk.evaluate("document.activeElement.matches('summary')")


def test_a_sentence_is_copied_and_says_so(new_context: NewContext) -> None:
    page = new_context(has_touch=False, permissions=["clipboard-write"]).new_page()
    page.goto("/en/step-1/")
    _tab_to(page, "A parent or carer")
    page.keyboard.press("Enter")
    _tab_to(page, "Copy")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text("Copied")
