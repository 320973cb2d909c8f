"""Which tool for whom: guidance's decision table, and the page that asks."""

from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from tests.support.html import every, parse, text_of
from webapp import facts, paths
from webapp.facts.model import AgeBand, Living

STORE = facts.load(paths.DATA)
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


def test_a_picture_of_somebody_under_18_never_leads_to_the_tool_for_adults() -> None:
    for rule in STORE.tool_rules.values():
        assert ("stopncii" in rule.tools) == (rule.picture == OVER)


def test_every_tool_is_the_answer_for_somebody() -> None:
    assert {tool for rule in STORE.tool_rules.values() for tool in rule.tools} == set(STORE.tools)


def _answers(tree: Element) -> dict[str, list[str | None]]:
    """Return the addresses that each question of the page leads to, by its words."""
    found = {}
    for details in every(tree, "details"):
        if not any(every(inner, "details") for inner in details):
            lists = every(details, "ol")
            found[text_of(every(details, "summary")[0])] = [a.get("href") for a in every(lists[0], "a")]
    return found


def test_the_page_answers_as_the_table_does(app: Flask) -> None:
    tree = parse(app.test_client().get("/en/step-2/").data)

    def ways(*keys: str) -> list[str]:
        pages = {key: service.url.pages["en"] for key, service in STORE.services.items() if service.url}
        return [way for key in keys for way in (f"#{key}", pages[key])]

    assert _answers(tree) == {
        "I am under 18 and in the UK": ways("report_remove", "take_it_down"),
        "I am under 18 and outside the UK": ways("take_it_down"),
        "I am 18 or over now": ways("take_it_down"),
        "18 or over in the picture": ways("stopncii"),
    }
    for key, tool in STORE.tools.items():
        section = next(element for element in tree.iter() if element.get("id") == key)
        for told in (tool.who, tool.sees, tool.keeps, tool.tells, *tool.limits):
            assert told["en"] in text_of(section)
