"""The plan from four taps: what fits stays, in order, with and without scripting; nothing is kept or sent."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from webapp.pages import BY_NAME

STEPS = "ol.steps > li:visible strong"
EVERYTHING = 12


def _choose(page: Page, *answers: str) -> list[str]:
    for answer in answers:
        page.locator(f"label:has(#{answer})").tap()
    return page.locator(STEPS).all_inner_texts()


@pytest.mark.parametrize("scripting", [True, False], ids=["scripting", "no-scripting"])
@pytest.mark.parametrize(
    ("answers", "steps"),
    [
        (
            ("under", "not-yet", "money", "stranger"),
            ["Stop answering", "Don’t pay", "Tell an adult", "Tools for a picture of you under 18"],
        ),
        (
            ("over", "gone-out", "else", "near"),
            [
                "Stop, and tell an adult first",
                "You can stop, whatever they want",
                "Tell an adult",
                "Report each place once",
                "StopNCII",
            ],
        ),
        (
            ("none", "not-yet", "money", "who-unsure"),
            ["Stop answering", "Don’t pay", "Tell an adult", "Change your password"],
        ),
        (
            ("unsure", "gone-unsure", "hurt", "stranger"),
            [
                "Ring for help now",
                "Stop answering",
                "Tell an adult",
                "Report each place once",
                "Tools for a picture of you under 18",
            ],
        ),
    ],
)
def test_four_taps_leave_what_fits(
    new_context: NewContext,
    scripting: bool,  # noqa: FBT001
    answers: tuple[str, ...],
    steps: list[str],
) -> None:
    page = new_context(java_script_enabled=scripting).new_page()
    page.goto("/en/plan/", wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    told = _choose(page, *answers)
    assert told == [*steps, "Report it to the police or CEOP", "Tomorrow and next week"]
    expect(page.locator(".if:visible")).to_have_count(0)
    assert page.url.endswith("/en/plan/")
    assert asked == []


def test_before_an_answer_everything_stands_with_whom_it_is_for(phone: Page) -> None:
    phone.goto("/cy/cynllun/")
    expect(phone.locator("ol.steps > li:visible")).to_have_count(EVERYTHING)
    expect(phone.locator(".if:visible")).to_have_count(EVERYTHING - 3)


def test_a_browser_without_has_shows_everything_whatever_is_tapped(phone: Page) -> None:
    """Such a browser drops the rules that use it; taking them away by hand is the same to the page."""
    phone.goto("/en/plan/")
    dropped = phone.evaluate(
        """() => {
            const [sheet] = document.styleSheets;
            const rules = [...sheet.cssRules].map((rule, at) => [rule, at]).reverse();
            const modern = rules.filter(([rule]) => rule.selectorText?.includes(":has("));
            for (const [, at] of modern) sheet.deleteRule(at);
            return modern.length;
        }"""
    )
    assert dropped > 0
    _choose(phone, "under", "not-yet", "money", "stranger")
    expect(phone.locator("ol.steps > li:visible")).to_have_count(EVERYTHING)


def test_danger_and_despair_stand_above_the_first_question(phone: Page) -> None:
    for path in ("/en/plan/", "/cy/cynllun/"):
        phone.goto(path)
        question = phone.locator("fieldset").first.bounding_box()
        assert question is not None
        for selector in ('main a[href="tel:999"]', "main .lines a"):
            box = phone.locator(selector).first.bounding_box()
            assert box is not None
            assert box["y"] < question["y"]


def test_no_answer_comes_back_after_a_reload_or_a_return(phone: Page) -> None:
    phone.goto("/en/plan/")
    _choose(phone, "over", "hurt")
    phone.reload()
    expect(phone.locator("input:checked")).to_have_count(0)
    assert phone.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_paper_holds_the_list_and_not_the_questions(phone: Page) -> None:
    phone.goto("/en/plan/")
    _choose(phone, "under", "not-yet", "money", "stranger")
    phone.emulate_media(media="print")
    expect(phone.locator("fieldset").first).to_be_hidden()
    expect(phone.locator("ol.steps > li:visible")).to_have_count(6)


@pytest.mark.parametrize("code", ["en", "cy"])
def test_every_step_leads_to_a_page(phone: Page, code: str) -> None:
    page = BY_NAME["plan"]
    phone.goto(f"/{code}/{page.slugs[code]}/")
    for link in phone.locator("ol.steps a").all():
        assert (link.get_attribute("href") or "").startswith(f"/{code}/")
