"""The plan: every combination of answers leaves the right steps, in order; nothing is kept or sent."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.support.registry import BY_NAME
from tests.support.strings import said
from webapp.languages import ENGLISH, WELSH, Language

UNANSWERED = ""
QUESTIONS = (
    (UNANSWERED, "under", "over", "unsure", "none"),
    (UNANSWERED, "not-yet", "gone-out", "gone-unsure"),
    (UNANSWERED, "money", "else", "hurt"),
    (UNANSWERED, "stranger", "near", "who-unsure"),
)
COMBINATIONS = list(product(*QUESTIONS))
EVERY_STEP = 14
WALK = """combinations => combinations.map(answers => {
    for (const input of document.querySelectorAll("main input")) input.checked = answers.includes(input.id);
    const seen = selector => [...document.querySelectorAll(selector)].filter(e => e.getClientRects().length);
    return {
        questions: seen("fieldset").length,
        invited: seen(".unanswered").length,
        numbers: seen(".steps .num").length,
        steps: seen(".steps > li").map(step => ({
            path: step.querySelector("a").getAttribute("href"),
            words: step.innerText,
            label: [...step.querySelectorAll(".if")].filter(e => e.getClientRects().length).length,
        })),
    };
})"""


def _expected(age: str, gone: str, want: str, who: str) -> Iterator[str]:
    """Yield the pages of the steps for these answers, in order."""
    if not any((age, gone, want, who)):
        return
    if want == "hurt":
        yield "harm"
    if who != "stranger":
        yield from ("tell", "known")
    if want != "hurt" and who != "near":
        yield "now"
    if who == "stranger":
        yield "tell"
    yield from {"money": ["paid"], "else": ["demands"]}.get(want, [])
    if gone in {"gone-out", "gone-unsure"} and age != "none":
        yield "shared"
    yield "no_picture" if age == "none" else "remove"
    yield "adult" if age == "over" else "report"
    yield "after"


def _check(answers: tuple[str, ...], shown: dict[str, Any], language: Language) -> None:
    age, _gone, want, who = answers
    steps = shown["steps"]
    assert [step["path"] for step in steps] == [BY_NAME[name].path(language) for name in _expected(*answers)]
    assert shown["questions"] == (3 if age == "none" else 4)
    assert shown["invited"] == (0 if any(answers) else 1)
    assert shown["numbers"] == 0, "the list numbers its steps already"
    if not any(answers):
        return
    words = " ".join(step["words"] for step in steps)
    assert ("CEOP" in words) == (age != "over")
    assert ("101" in words) == (age == "over")
    assert ("StopNCII" in words) == (age == "over")
    assert ("Take It Down" in words) == (age not in {"over", "none"})
    blocking = said("Stop answering. Note who they are, report them, block them.", language)
    assert (blocking in words) == (who != "near" and want != "hurt")
    labels = {step["path"] for step in steps if step["label"]}
    assert (BY_NAME["now"].path(language) in labels) == (blocking in words and who != "stranger")
    assert (BY_NAME["remove"].path(language) in labels) == (age == "")
    if want == "hurt":
        assert "999" in steps[0]["words"]


@pytest.mark.parametrize(
    ("language", "scripting"), [(ENGLISH, True), (WELSH, False)], ids=["en", "cy, no scripting"]
)
def test_every_combination_of_answers_leaves_what_fits(
    new_context: NewContext,
    language: Language,
    scripting: bool,  # noqa: FBT001
) -> None:
    page = new_context(java_script_enabled=scripting).new_page()
    page.goto(BY_NAME["plan"].path(language))
    for answers, shown in zip(COMBINATIONS, page.evaluate(WALK, COMBINATIONS), strict=True):
        _check(answers, shown, language)


def _choose(page: Page, *answers: str) -> None:
    for answer in answers:
        page.locator(f"label:has(#{answer})").tap()


@pytest.mark.parametrize("scripting", [True, False], ids=["scripting", "no-scripting"])
def test_a_tap_asks_the_network_for_nothing(
    new_context: NewContext,
    scripting: bool,  # noqa: FBT001
) -> None:
    page = new_context(java_script_enabled=scripting).new_page()
    page.goto("/en/plan/", wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _choose(page, "under", "not-yet", "money", "stranger")
    expect(page.locator("ol.steps > li:visible")).to_have_count(6)
    assert page.url.endswith("/en/plan/")
    assert asked == []


def test_a_browser_without_has_shows_everything_whatever_is_tapped(phone: Page) -> None:
    """Such a browser drops the rules that use it; taking them away by hand is the same to the page."""
    phone.goto("/en/plan/")
    dropped = phone.evaluate(
        """() => {
            const modern = rule => rule.selectorText?.includes(":has(");
            const drop = (group) => {
                const found = [...group.cssRules].flatMap((rule, at) => (modern(rule) ? [at] : []));
                for (const at of found.reverse()) group.deleteRule(at);
                const within = [...group.cssRules].filter((rule) => rule.cssRules).map(drop);
                return within.reduce((sum, dropped) => sum + dropped, found.length);
            };
            return drop(document.styleSheets[0]);
        }"""
    )
    assert dropped > 0
    _choose(phone, "under", "not-yet", "money", "stranger")
    expect(phone.locator("ol.steps > li:visible")).to_have_count(EVERY_STEP)
    twice = phone.locator(
        "ol.steps > li:visible", has=phone.locator('a[href="/en/step-1/"], a[href="/en/step-2/"]')
    )
    expect(twice).to_have_count(4)
    expect(twice.locator(".if:visible")).to_have_count(4)
    expect(phone.locator(".unanswered")).to_be_hidden()


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


def test_paper_holds_the_list_with_its_conditions_and_not_the_questions(phone: Page) -> None:
    phone.goto("/en/plan/")
    for answers in ((), ("not-yet", "money")):
        phone.emulate_media(media="screen")
        _choose(phone, *answers)
        phone.emulate_media(media="print")
        expect(phone.locator("fieldset").first).to_be_hidden()
        expect(phone.locator(".unanswered")).to_be_hidden()
        expect(phone.locator("ol.steps > li:visible")).to_have_count(7 if answers else 6)
        expect(phone.locator(".if:visible")).to_have_count(3)
