"""A page has one name: every link to it says its heading, or the short form that the registry declares."""

from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from flask.testing import FlaskClient

from tests.support.html import XHTML, every, parse, text_of
from tests.support.strings import said
from webapp.languages import LANGUAGES, Language
from webapp.pages import BY_NAME, PAGES, Page, every_address

AT = {path: (page, language) for page, language, path in every_address()}
BILINGUAL = ("/offline/", "/en/nope/")


def _names(page: Page, language: Language) -> set[str]:
    """Return every name that a link to `page` may say."""
    filling = page.filling(language)
    forms = [page.heading, page.short] if page.short else [page.heading]
    return {said(form, language) % filling for form in forms} | set(filling.values())


def _links(part: Element) -> Iterator[tuple[Element, str, str]]:
    """Yield each link to a page of ours with its path and its fragment, but those that switch the language or leave."""
    for a in every(part, "a"):
        parts = urlsplit(a.get("href", ""))
        if parts.path in AT and not parts.netloc and a.get("rel") != "alternate":
            yield a, parts.path, parts.fragment


def _said(a: Element) -> str:
    """Return what a link says: its label, else what stands in bold, else all of its words."""
    strong = every(a, "strong")
    return a.get("aria-label") or text_of(strong[0] if strong else a)


def _heads(tree: Element, fragment: str) -> list[str]:
    """Return the summaries and headings of the parts that hold the target of `fragment`."""
    holds = [e for e in tree.iter() if any(inner.get("id") == fragment for inner in e.iter())]
    return [text_of(head) for head in holds[-1:] + holds[-2:-1] for head in head_of(head)]


def head_of(part: Element) -> list[Element]:
    """Return the heading of a part of a page."""
    return [child for child in part if child.tag in {f"{XHTML}{tag}" for tag in ("summary", "h2", "h3")}]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_link_to_a_page_says_its_name(client: FlaskClient, language: Language) -> None:
    trees = {page.path(language): parse(client.get(page.path(language)).data) for page in PAGES}
    wrong = []
    for path, tree in trees.items():
        bar, menu = every(tree, "nav")[0], every(tree, "footer")[-1]
        for part in (bar, every(tree, "main")[0], menu):
            for a, target, fragment in _links(part):
                names = set(_heads(trees[target], fragment)) if fragment else _names(*AT[target])
                if _said(a) not in names:
                    wrong.append(f"{path}: {_said(a)!r} leads to {sorted(names)}")
    assert wrong == []


@pytest.mark.parametrize("path", BILINGUAL)
def test_the_pages_in_both_languages_say_the_names(client: FlaskClient, path: str) -> None:
    main = every(parse(client.get(path).data), "main")[0]
    found = [(_said(a), _names(*AT[target])) for a, target, _fragment in _links(main)]
    assert len(found) > len(LANGUAGES)
    assert [text for text, names in found if text not in names] == []


def test_a_short_form_is_shorter_and_is_nobody_elses() -> None:
    shorts = [page for page in PAGES if page.short]
    assert all(len(page.short or "") < len(page.heading) for page in shorts)
    names = [page.heading for page in PAGES if not page.template] + [page.short for page in shorts]
    assert len(names) == len(set(names))
    assert BY_NAME["home"].short is None
