"""A third language is a line and a folder: shown with one that runs from the left and one from the right."""

import json
import re
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element

import pytest

from tests.support.html import every, parse, prose
from tests.support.pseudolocale import ADDED, NAMES, add, pseudolocalize
from tests.support.registry import BY_NAME, COUNCIL_NAMES, PAGES, STORE
from tests.support.site_copy import SiteCopy
from webapp import facts
from webapp.core.urls import host_name
from webapp.facts.text import LABEL
from webapp.i18n.languages import LANGUAGES, WELSH

pytestmark = pytest.mark.slow

Pages = dict[str, str]

SPOKEN = {
    "aria-label",
    "alt",
    "title",
    "placeholder",
    "data-decoy-title",
    "data-updated",
    "data-newer",
    "data-stale",
    "data-label",
    "data-no-match",
}


EVERY = (*LANGUAGES[:2], *reversed(ADDED), *LANGUAGES[2:])
"""The languages of the copy: `add` puts its own behind Welsh."""
GATE = ("accessibility_statement", "headers", "pages", "platforms", "poster", "two_addresses")
"""Tests that speak of every language: they must take a third as they are."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> SiteCopy:
    """The project with two more languages."""
    copy = SiteCopy(tmp_path_factory.mktemp("languages"))
    add(copy, STORE.english_names)
    return copy


@pytest.fixture(scope="module")
def pages(copy: SiteCopy) -> Pages:
    """Its pages in them, and what is in every language, by address."""
    added = (f"/{language.code}/" for language in ADDED)
    return copy.pages(*added, "/cy/cymorth/", "/404.html", "/index.html", "/offline/", "/sitemap.xml")


@pytest.mark.exhaustive
def test_no_test_must_be_edited(copy: SiteCopy) -> None:
    copy.run("tools.messages")
    copy.compile()
    copy.test(*(f"tests/unit/test_{name}.py" for name in GATE))
    copy.test("tests/unit/test_translations.py", "-k", "weblate")


@cache
def _names() -> frozenset[str]:
    """Return what may stand in English on a page in any language: names, titles, labels of buttons, hosts."""
    kept = {*STORE.english_names, *(language.name for language in LANGUAGES), *NAMES, "camau.example"}
    for _key, fact in STORE.everything():
        if not isinstance(fact, facts.Platform):
            kept |= {*getattr(fact, "name", {}).values(), *getattr(fact, "title", {}).values()}
        kept |= {*LABEL.findall(str(fact)), getattr(fact, "keyword", None) or "", host_name(fact.source or "")}
    return frozenset((kept | COUNCIL_NAMES) - {""})


@cache
def _pattern() -> re.Pattern[str]:
    """Return what matches a name, the longest first."""
    name = "|".join(re.escape(name) for name in sorted(_names(), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{name}|{{day}})(?!\w)")


def _words(value: object) -> Iterator[str]:
    """Yield every string inside a value of JSON, keys apart."""
    if isinstance(value, dict):
        for part in value.values():
            yield from _words(part)
    else:
        yield str(value)


def _heard(tree: Element) -> Iterator[str]:
    """Yield what a reader meets in attributes: labels, descriptions, and the words a script puts on the page."""
    for element in tree.iter():
        yield from (element.attrib[name] for name in SPOKEN if name in element.attrib)
        if "data-hours" in element.attrib:
            yield from _words(json.loads(element.attrib["data-hours"])["says"])
    for meta in every(tree, "meta"):
        if meta.get("name") in {"description", "apple-mobile-web-app-title"}:
            yield meta.get("content", "")


def _english_left(page: str, code: str) -> list[str]:
    """Return every English word on a page in `code` that is neither a name nor marked as one.

    What stands in every language at once, such as the poster, is marked as each and left out.
    """
    tree, allowed = parse(page.encode()), _names()
    alone = 'class="sheet' not in page
    marked = [text for text, language in prose(tree) if alone and language != code and text not in allowed]
    text = "\n".join([*(text for text, language in prose(tree) if language == code), *_heard(tree)])
    text = re.sub(r"camau\.example/[\w/-]+", " ", text)
    return marked + re.findall(r"[A-Za-z]{2,}", _pattern().sub(" ", text))


@pytest.mark.parametrize("code", [language.code for language in ADDED])
def test_every_page_is_there_and_whole(pages: Pages, code: str) -> None:
    own = {path: page for path, page in pages.items() if path.startswith(f"/{code}/") and path.endswith("/")}
    assert len(own) == len(PAGES) + 1, "every page and the jotter"
    assert {path: left for path, page in own.items() if (left := _english_left(page, code))} == {}


def test_english_left_behind_is_found() -> None:
    page = '<!doctype html><html lang="el"><title>α</title><p>α Childline <span lang="en">CEOP</span>{}</p></html>'
    assert _english_left(page.format(""), "el") == []
    assert _english_left(page.format(" left"), "el") == ["left"]
    assert _english_left(page.format('<b title="left"></b>'), "el") == ["left"]
    assert _english_left(page.format('<b lang="en">text of the data</b>'), "el") == ["text of the data"]


def test_its_pages_run_the_way_it_is_written(pages: Pages) -> None:
    for language in (WELSH, *ADDED):
        own = [page for path, page in pages.items() if path.startswith(f"/{language.code}/") and path.endswith("/")]
        found = [re.findall(r"<html [^>]*dir=.?(\w+)", page) for page in own]
        assert found == [[language.direction]] * len(own) != []
    for language in ADDED:
        assert json.loads(pages[f"/{language.code}/app.webmanifest"])["dir"] == language.direction


def test_a_language_without_slugs_has_the_english_ones(pages: Pages) -> None:
    for language in ADDED:
        for slug in (*(page.slugs["en"] for page in PAGES), "jotter"):
            assert f"/{language.code}/{slug}/".replace("//", "/") in pages


def test_every_page_leads_to_its_twins(pages: Pages) -> None:
    help_page = parse(pages["/cy/cymorth/"].encode())
    switches = [a.get("href") for a in every(help_page, "a") if a.get("class") == "switch"]
    paths_of_help = {language.code: BY_NAME["help"].path(language) for language in EVERY}
    assert switches == [path for code, path in paths_of_help.items() if code != "cy"]
    twins = {link.get("hreflang"): link.get("href") for link in every(help_page, "link") if link.get("hreflang")}
    for code, path in paths_of_help.items():
        assert twins[code] == f"https://camau.example{path}"
        assert f"https://camau.example{path}" in pages["/sitemap.xml"]


@pytest.mark.parametrize("path", ["/404.html", "/index.html", "/offline/"])
def test_pages_in_every_language_mark_each(pages: Pages, path: str) -> None:
    sections = every(parse(pages[path].encode()), "section")
    found = [(section.get("lang"), section.get("dir")) for section in sections]
    welsh_first = sorted(EVERY, key=lambda language: language != WELSH)
    assert found == [(language.code, language.direction) for language in welsh_first]


def test_placeholders_labels_and_names_are_left_alone() -> None:
    assert pseudolocalize("Tap [Report] on CEOP in %(app)s", "el", ["CEOP"]) == "ταπ [Report] ον CEOP ιν %(app)s"
