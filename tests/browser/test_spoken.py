"""What a screen reader is given: names, roles and order, read from the tree that the browser makes for it."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.layout import open_all
from tests.browser.test_accessibility import JOTTERS
from tests.support.addresses import every_kind_once
from tests.support.open_now import state_of
from webapp import facts, paths, telephone

LANDMARKS = {"main", "banner", "contentinfo", "navigation"}
NAMED = {"link", "button", "radio", "textbox", "searchbox", "DisclosureTriangle", "heading", "navigation"}
HELP = {
    "en": """
- navigation "Leave or get help":
  - link "Leave now"
  - link "Skip to main content"
  - link "What leaving does, and what it can’t"
- banner:
  - link "Steps"
  - navigation "Language":
    - link "Cymraeg"
- main:
  - heading "Get help now" [level=1]
  - paragraph:
    - link "I feel I can’t go on"
    - link "In danger? Ring 999, 9 9 9"
  - link "999 In danger right now You or someone else could be hurt. 9 9 9"
  - paragraph:
    - link "Can’t speak, or can’t hear? Other ways"
  - link /^101 Police, no one in danger .* 1 0 1$/
  - heading "Talk to someone, free" [level=2]
  - heading "Childline" [level=3]
  - 'link "Ring CHILDLINE: Childline, SAID"'
- contentinfo:
  - navigation "All pages"
""",
    "cy": """
- navigation "Gadael neu gael help":
  - link "Gadael nawr"
  - link "Neidio i’r prif gynnwys"
  - link "Beth mae gadael yn ei wneud, a beth na all ei wneud"
- banner:
  - link "Camau"
  - navigation "Iaith":
    - link "English"
- main:
  - heading "Cael help nawr" [level=1]
  - link /^999 .* 9 9 9$/
  - link /^101 .* 1 0 1$/
  - heading "Childline" [level=3]
  - 'link "Ffonio CHILDLINE: Childline, SAID"'
- contentinfo:
  - navigation "Pob tudalen"
""",
}


@dataclass(frozen=True)
class Node:
    """One thing a screen reader meets."""

    role: str
    name: str
    level: int | None


def read_out(page: Page) -> list[Node]:
    """Return the tree that assistive technology gets, in order, without what it leaves out."""
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    told: list[Node] = []

    def walk(node: dict[str, Any]) -> None:
        if not node["ignored"]:
            level = next((p["value"]["value"] for p in node.get("properties", []) if p["name"] == "level"), None)
            name = str(node.get("name", {}).get("value", ""))
            told.append(Node(node["role"]["value"], " ".join(name.split()), level))
        for child in node.get("childIds", []):
            walk(by_id[child])

    walk(nodes[0])
    return told


@pytest.mark.parametrize(("code", "path"), [("en", "/en/help/"), ("cy", "/cy/cymorth/")])
def test_the_help_page_is_told_in_order(new_context: NewContext, code: str, path: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(path)
    number = facts.load(paths.DATA).services["childline"].phone or ""
    told = HELP[code].replace("CHILDLINE", number).replace("SAID", telephone.read_out(number))
    expect(page.locator("body")).to_match_aria_snapshot(told)


def test_every_page_has_landmarks_names_and_headings_in_order(phone: Page) -> None:
    for path in [*every_kind_once(), *JOTTERS]:
        phone.goto(path)
        open_all(phone)
        told = read_out(phone)
        roles = Counter(node.role for node in told if node.role in LANDMARKS)
        navigations = [node.name for node in told if node.role == "navigation"]
        assert roles["main"] == 1, path
        assert max(roles["banner"], roles["contentinfo"]) <= 1, path
        assert len(navigations) == len(set(navigations)), path
        assert [node for node in told if node.role in NAMED and not node.name] == [], path
        levels = [node.level or 0 for node in told if node.role == "heading"]
        assert levels[0] == 1, path
        assert all(deeper <= before + 1 for before, deeper in pairwise(levels)), path


def test_the_exit_is_told_first_and_the_words_of_the_page_next(phone: Page) -> None:
    for path in every_kind_once():
        phone.goto(path)
        links = [node.name for node in read_out(phone) if node.role == "link"]
        assert links[0].startswith(("Leave now", "Gadael nawr")), path
        assert links[1].startswith(("Skip to main content", "Neidio i’r prif gynnwys")), path


def test_every_number_that_can_be_rung_or_texted_is_told_digit_by_digit(phone: Page) -> None:
    met = 0
    for path in every_kind_once():
        phone.goto(path)
        open_all(phone)
        for link in phone.locator("a[href^='tel:'], a[href^='sms:']").all():
            digits = re.sub(r"\D", "", (link.get_attribute("href") or "").split("?")[0])
            expect(link).to_have_accessible_name(re.compile(r"(?<!\d)" + r",? ".join(digits) + r"(?!\d)"))
            met += 1
    assert met > 40


def test_the_answers_of_the_plan_are_told_with_their_question(phone: Page) -> None:
    for path, question, answer in (
        ("/en/plan/", "Has it been shared?", "I don’t know"),
        ("/cy/cynllun/", "Ydy’r llun wedi cael ei rannu?", "Dydw i ddim yn gwybod"),
    ):
        phone.goto(path)
        group = phone.get_by_role("group", name=question)
        choice = group.get_by_role("radio", name=answer)
        choice.check()
        expect(choice).to_be_checked()


def test_a_badge_is_words_and_not_only_a_dot(phone: Page) -> None:
    for moment in ("2026-12-01T12:00:00Z", "2026-12-01T03:00:00Z"):
        words = "Open now" if state_of("meic", moment)[0] else "Closed now"
        phone.clock.set_fixed_time(moment)
        phone.goto("/en/help/")
        assert any(node.name.startswith(words) for node in read_out(phone) if node.role == "StaticText")
