"""What must be true of every page: each check is a function whose name says it."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from werkzeug.test import TestResponse

from tests.support.html import XHTML, every, text_of
from tests.support.registry import BY_NAME
from tools.messages import said
from webapp.i18n.languages import LANGUAGES, Language
from webapp.pages import Page
from webapp.quick_exit.decoy_page import decoy_path

TOPIC = re.compile(
    r"sext|blackmail|blacmel|nude|noeth|abuse|cam-drin|pictures?\b|lluni|threat|bygwth|suicid|hunanladd|sexual|rhywiol",
    re.IGNORECASE,
)
RUNG_TWICE = {("plan", "tel:999")}
"""The list for whoever is told to hurt themselves says when to ring 999, although the row above has the number."""
FOCUSABLE = {f"{XHTML}{tag}" for tag in ("a", "button", "input", "select", "textarea", "summary")}


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _links_below_the_heading(main: Element) -> list[Element]:
    """Return every link below the heading. Raise `AssertionError` where anything else stands before the first."""
    heading, everything = every(main, "h1")[0], list(main.iter())
    below = everything[everything.index(heading) + len(list(heading.iter())) :]
    first = next(index for index, element in enumerate(below) if element.tag == f"{XHTML}a")
    assert not any(f"{element.text or ''}{element.tail or ''}".strip() for element in below[:first])
    return [element for element in below if element.tag == f"{XHTML}a"]


def _directive(answer: TestResponse, name: str) -> list[str]:
    policy = answer.headers["Content-Security-Policy"]
    directives = {part.split()[0]: part.split()[1:] for part in policy.split("; ")}
    return directives.get(name, directives["default-src"])


def answered(_tree: Element, answer: TestResponse, *_: object) -> None:
    assert answer.status_code == 200


def one_heading(tree: Element, *_: object) -> None:
    assert len(every(tree, "h1")) == 1
    assert text_of(every(tree, "h1")[0])


def language_is_marked(tree: Element, _answer: TestResponse, _page: Page, language: Language) -> None:
    assert tree.get("lang") == language.code


def title_and_description_are_neutral(tree: Element, *_: object) -> None:
    title = text_of(every(tree, "title")[0])
    description = next(meta.get("content", "") for meta in every(tree, "meta") if meta.get("name") == "description")
    assert title
    assert description
    assert not TOPIC.search(title), title
    assert not TOPIC.search(description), description


def address_is_neutral(_tree: Element, _answer: TestResponse, page: Page, language: Language) -> None:
    assert not TOPIC.search(page.path(language))


def every_language_is_linked(tree: Element, _answer: TestResponse, page: Page, _language: Language) -> None:
    links = {
        link.get("hreflang"): link.get("href") for link in every(tree, "link") if link.get("rel") == "alternate"
    }
    for other in LANGUAGES:
        assert urlsplit(links[other.code] or "").path == page.path(other)
    assert "x-default" in links


def switch_stays_on_the_page(tree: Element, _answer: TestResponse, page: Page, language: Language) -> None:
    switches = {a.get("hreflang"): a for a in every(tree, "a") if a.get("rel") == "alternate"}
    if page.name == "show":  # it is in an adult's hand, and stays in the language that was spoken
        assert switches == {}
        return
    for other in LANGUAGES:
        if other is not language:
            assert switches[other.code].get("href") == page.path(other)
            assert switches[other.code].get("lang") == other.code
            assert text_of(switches[other.code]) == other.name


def exit_is_first(tree: Element, _answer: TestResponse, _page: Page, language: Language) -> None:
    first = next(element for element in tree.iter() if element.tag in FOCUSABLE)
    assert "data-exit" in first.attrib
    assert first.get("href") == f"{decoy_path(language)}out"
    assert text_of(first) == said("Leave now", language)


def menu_and_footer_stand(tree: Element, _answer: TestResponse, page: Page, language: Language) -> None:
    """The header leads to the menu; the footer to what leaving does, and to no list of pages."""
    if page.name == "show":  # nothing of ours leads away from what an adult is shown
        assert every(tree, "header") == every(tree, "footer") == []
        return
    header = [a.get("href") for a in every(every(tree, "header")[0], "a")]
    nav = [a.get("href") for a in every(every(tree, "nav")[1], "a")]
    footer = [a.get("href") for a in every(every(tree, "footer")[-1], "a")]
    menu = BY_NAME["menu"].path(language)
    assert header[0] == BY_NAME["home"].path(language)
    assert nav[-1] == menu
    assert footer == [BY_NAME[name].path(language) for name in ("easy", "leaving", "privacy")]


def way_up_names_the_parent(tree: Element, _answer: TestResponse, page: Page, language: Language) -> None:
    back = [p for p in every(tree, "p") if "back" in (p.get("class") or "").split()]
    assert len(back) == (bool(page.parent))
    if page.parent:
        up = BY_NAME[page.parent]
        (link,) = every(back[0], "a")
        assert link.get("href") == up.path(language)
        assert text_of(link) == said("Back to %(name)s", language) % {"name": said(up.link_text, language)}


def those_who_listen_come_first(tree: Element, _answer: TestResponse, page: Page, language: Language) -> None:
    """Right under the heading of a page for young people stand the way to those who listen and 999."""
    if page.audience != "young":
        return
    talk = BY_NAME["talk"].path(language)
    if page.name == "home":
        ways = [a.get("href") for a in every(every(tree, "main")[0], "a")]
        assert ways[:2] == [BY_NAME["help"].path(language), talk]
        return
    below = _links_below_the_heading(every(tree, "main")[0])
    first = {"talk": ["tel:999"], "help": ["tel:999", talk]}.get(page.name, [talk, "tel:999"])
    assert [a.get("href") for a in below[: len(first)]] == first
    if page.name != "talk":
        assert said("I feel I can’t go on", language) in {text_of(a) for a in below[:2]}


def emergency_is_near(tree: Element, _answer: TestResponse, page: Page, language: Language) -> None:
    """999 is in the page itself or one tap away through the bar that is always on screen."""
    main, bar = every(tree, "main")[0], every(tree, "nav")[0]
    assert bar.get("class") == "bar"
    in_main = "tel:999" in {a.get("href") for a in every(main, "a")}
    if page.name in {"help", "show", "talk", "reach", "report", "supporting", "family", "school", "friend"}:
        assert in_main
    if page.name not in {"help", "show"}:
        assert BY_NAME["help"].path(language) in {a.get("href") for a in every(bar, "a")}


def who_cannot_ring_has_another_way(tree: Element, _answer: TestResponse, page: Page, language: Language) -> None:
    hrefs = [a.get("href", "") for a in every(every(tree, "main")[0], "a")]
    if page.name != "reach" and any(href.startswith("tel:") for href in hrefs):
        assert BY_NAME["reach"].path(language) in hrefs


def _numbers_seen_at_once(element: Element) -> Iterator[str]:
    """Yield each link to ring or text: none in a closed fold, nor in the screens, of which one is seen."""
    for child in element:
        if child.get("class") == "screens" or (child.tag == f"{XHTML}details" and "open" not in child.attrib):
            continue
        if child.get("href", "").startswith(("tel:", "sms:")):
            yield child.get("href", "")
        yield from _numbers_seen_at_once(child)


def a_number_stands_once(tree: Element, _answer: TestResponse, page: Page, _language: Language) -> None:
    """Two buttons for one number are a riddle: on a screen with what is around it, and in a fold, there is one."""
    main = every(tree, "main")[0]
    around = [*_numbers_seen_at_once(main)]
    screens = [screen for part in main.iter() if part.get("class") == "screens" for screen in part]
    seen = [[*around, *_numbers_seen_at_once(screen)] for screen in screens] or [around]
    seen += [[*_numbers_seen_at_once(fold)] for fold in every(main, "details")]
    twice = {link for links in seen for link, count in Counter(links).items() if count > 1}
    assert {link for link in twice if (page.name, link) not in RUNG_TWICE} == set()


def a_button_begins_with_its_words(tree: Element, *_: object) -> None:
    """Until they come `:empty` hides it; a line break would end that, and show it where it has no room later."""
    rows = [element for element in tree.iter() if "buttons" in element.get("class", "").split()]
    buttons = [button for row in rows for button in every(row, "a")]
    assert [button.get("href") for button in buttons if (button.text or "")[:1].isspace()] == []


def inline_code_is_allowed(tree: Element, answer: TestResponse, *_: object) -> None:
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        for element in every(tree, tag):
            if element.get("src") is None:
                assert _hash(element.text or "") in _directive(answer, directive)
    for element in tree.iter():
        assert "style" not in element.attrib
        assert not any(name.startswith("on") for name in element.attrib)


def outside_links_are_safe(tree: Element, *_: object) -> None:
    for a in every(tree, "a"):
        parts = urlsplit(a.get("href", ""))
        if parts.netloc:
            assert parts.scheme == "https", a.get("href")
            assert "noreferrer" in (a.get("rel") or "").split(), a.get("href")
            assert a.get("target") is None


def ids_are_unique(tree: Element, *_: object) -> None:
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def nothing_is_a_module(tree: Element, *_: object) -> None:
    """The oldest phones run no module, and newer ones would run what is meant for the oldest twice."""
    for script in every(tree, "script"):
        assert script.get("type") is None
        assert "nomodule" not in script.attrib
    assert not any(link.get("rel") == "modulepreload" for link in every(tree, "link"))


Check = Callable[[Element, TestResponse, Page, Language], None]
CHECKS: tuple[Check, ...] = (
    answered,
    one_heading,
    language_is_marked,
    title_and_description_are_neutral,
    address_is_neutral,
    every_language_is_linked,
    switch_stays_on_the_page,
    exit_is_first,
    menu_and_footer_stand,
    way_up_names_the_parent,
    those_who_listen_come_first,
    emergency_is_near,
    who_cannot_ring_has_another_way,
    a_number_stands_once,
    a_button_begins_with_its_words,
    inline_code_is_allowed,
    outside_links_are_safe,
    ids_are_unique,
    nothing_is_a_module,
)
