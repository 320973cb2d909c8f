"""Which tool for whom: guidance's decision table, and the page that asks."""

import pytest

from tests.support.html import every, text_of
from tests.support.registry import STORE
from tests.support.rendered import Site
from tests.support.screens import follow, screens
from webapp.facts.removal import AgeBand, Living

UNDER: AgeBand = "under 18"
OVER: AgeBand = "18 or over"


@pytest.mark.parametrize(
    ("picture", "now", "living", "tools"),
    [
        (UNDER, UNDER, "uk", ("report_remove", "take_it_down")),
        (UNDER, UNDER, "elsewhere", ("take_it_down",)),
        (UNDER, OVER, "uk", ("take_it_down",)),
        (UNDER, OVER, "elsewhere", ("take_it_down",)),
        (OVER, OVER, "uk", ("stopncii",)),
        (OVER, OVER, "elsewhere", ("stopncii",)),
        (None, UNDER, "uk", ("report_remove", "take_it_down")),
        (None, OVER, "uk", ("take_it_down",)),
        (OVER, UNDER, "uk", ()),
    ],
)
def test_the_decision_table(picture: AgeBand | None, now: AgeBand, living: Living, tools: tuple[str, ...]) -> None:
    assert STORE.tools_for(picture, now, living) == tools


def test_under_18_never_gets_the_adult_tool() -> None:
    for rule in STORE.tool_rules.values():
        assert ("stopncii" in rule.tools) == (rule.picture == OVER)


def test_every_tool_is_the_answer_for_somebody() -> None:
    assert {tool for rule in STORE.tool_rules.values() for tool in rule.tools} == set(STORE.tools)


UK, ABROAD, GROWN = "I am under 18 and in the UK", "I am under 18 and outside the UK", "I am 18 or over now"


@pytest.mark.parametrize(
    ("answers", "tools"),
    [
        (("Under 18", UK), ("report_remove", "take_it_down")),
        (("Under 18", ABROAD), ("take_it_down",)),
        (("Under 18", GROWN), ("take_it_down",)),
        (("Not sure", UK), ("report_remove", "take_it_down")),
        (("18 or over",), ("stopncii",)),
        (("Only they have the picture",), ()),
    ],
)
def test_the_page_answers_as_the_table_does(site: Site, answers: tuple[str, ...], tools: tuple[str, ...]) -> None:
    result = follow(screens(site["/en/step-2/"].main), *answers)
    ways = {service.url.pages["en"]: key for key, service in STORE.services.items() if service.url}
    led_to = [ways.get(a.get("href", "")) for a in every(result.section, "a")]
    assert tuple(key for key in led_to if key in STORE.tools) == tools
    for key in tools:
        tool = STORE.tools[key]
        for texts in (tool.who, tool.sees, tool.keeps, tool.expect.answer, *tool.limits):
            assert texts["en"] in text_of(result.section)


def test_the_plain_list_holds_every_tool_once(site: Site) -> None:
    whole = next(part for part in every(site["/en/step-2/"].main, "section") if part.get("class") == "whole")
    for tool in STORE.tools.values():
        assert text_of(whole).count(tool.who["en"]) == 1


def test_audience_stands_above_the_button_of_a_tool(site: Site) -> None:
    main = site["/en/step-2/"].main
    whole = next(part for part in every(main, "section") if part.get("class") == "whole")
    adult = follow(screens(main), "18 or over").section
    for section, keys in ((whole, STORE.tools), (adult, ("stopncii",))):
        for key in keys:
            opens = f"Open {STORE.services[key].name['en']}"
            assert STORE.tools[key].who["en"] in text_of(section).partition(opens)[0]
