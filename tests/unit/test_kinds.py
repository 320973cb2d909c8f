"""Four kinds of part and no fifth: what has a box, and what each kind may be.

A class that draws a ground, a border or an edge in the stylesheets is a box. What is none of the four kinds is
listed here by name, with its reason.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest

from tests.support.html import XHTML, every
from tests.support.registry import every_address
from tests.support.rendered import Site
from webapp.core import paths

KINDS = ("solid", "raised", "chips", "line", "flat")
"""Chips are raised ones in a list."""
MODIFIERS = {"danger", "alt", "arrow", "people", "step-1", "step-2", "step-3"}
FRAME = {"bar", "leave", "bar-help", "skip", "foot", "update-notice"}
"""Stand around the content, on every page."""
FIELDS = {"pick", "search", "choice"}
"""Something to fill in, by the browser's own name."""
RULES = {"service", "pages", "easy", "donts", "tint", "badge-open", "panel"}
"""A hairline in a list, the lamp rule of a don't, a tint behind a drawing, a dot, the ground of helplines."""
SHEETS = (
    "layout",
    "kinds",
    "chips",
    "links",
    "badge",
    "drawing",
    "service",
    "lists",
    "phrases",
    "landing",
    "home",
    "help",
    "quick_exit",
    "update_notice",
)
DRAWN = re.compile(
    r"(?<![\w-])(?:border(?:-(?!radius)[\w-]+)?|background(?:-color)?|box-shadow|outline)\s*:\s*(?!0|none)"
)


def _rules(style: str) -> Iterator[tuple[str, str]]:
    """Yield each selector with its declarations; at-rules are looked into."""
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", style):
        for selector in selectors.split(","):
            yield selector.strip(), body


def boxes(style: str) -> set[str]:
    """Return the last class of each selector that draws something around what it styles."""
    found = set()
    for selector, body in _rules(style):
        classes = re.findall(r"\.([a-z][\w-]*)", selector.partition("::")[0])
        if DRAWN.search(body) and classes:
            found.add(classes[-1])
    return found


def strangers(element: Element, known: set[str]) -> set[str]:
    """Return the classes that draw a box in a part of a page and are none of `known`."""
    return {name for each in element.iter() for name in (each.get("class") or "").split()} & known


ALL_BOXES = set().union(
    *(boxes((paths.STATIC / "css" / f"{name}.css").read_text(encoding="utf-8")) for name in SHEETS)
)


def test_only_the_four_kinds_draw_a_box() -> None:
    assert ALL_BOXES - set(KINDS) - MODIFIERS - FRAME - FIELDS - RULES == set()


@pytest.mark.parametrize(
    "style", [".card { border: 1px solid }", "@media print { .call, .note { background: red } }"]
)
def test_a_fifth_kind_is_found(style: str) -> None:
    assert boxes(style) - set(KINDS)


def test_no_page_has_more_than_the_four(site: Site) -> None:
    """On every page in every language, and each kind is the element that it has to be."""
    fifth = ALL_BOXES - set(KINDS) - MODIFIERS - FIELDS - RULES
    for _page, _language, path in every_address():
        main = site[path].main
        assert strangers(main, fifth) == set(), path
        for element in main.iter():
            names = set((element.get("class") or "").split())
            kinds = names & {"solid", "raised", "line", "flat"}
            assert len(kinds) <= 1, (path, names)
            tag = element.tag.removeprefix(XHTML)
            if "solid" in kinds:
                assert tag in {"a", "button", "span", "summary"}, (path, names)
            if "raised" in kinds:
                assert tag == "a", (path, names)
            if "line" in kinds:
                assert tag == "details", (path, names)
            if "flat" in kinds:
                assert tag not in {"a", "button", "details"}, (path, names)
            if "danger" in names:
                assert element.get("href") == "tel:999", path
            step = names & {"step-1", "step-2", "step-3"}
            assert not step or "raised" in kinds or "scene" in names, path


def test_lilac_means_those_who_listen(site: Site) -> None:
    """A raised one in lilac leads to them; a ground of it holds their numbers."""
    listeners = {page.path(language) for page, language, _path in every_address() if page.name == "talk"}
    for _page, _language, path in every_address():
        for element in site[path].main.iter():
            if "people" not in (element.get("class") or "").split():
                continue
            links = {a.get("href") for a in every(element, "a")}
            if element.tag == f"{XHTML}a":
                assert element.get("href") in listeners, path
            else:
                assert links & {"tel:08001111", "tel:08088023456"}, path


def test_raised_and_chips_lead_to_our_pages(site: Site) -> None:
    """A screen of the same page is one."""
    for _page, _language, path in every_address():
        main = site[path].main
        chips = [
            a for ul in every(main, "ul") if "chips" in (ul.get("class") or "").split() for a in every(ul, "a")
        ]
        raised = [a for a in every(main, "a") if "raised" in (a.get("class") or "").split()]
        for a in chips + raised:
            assert re.match(r"/|#s\d+$", a.get("href", "")), path
