"""A page has one name: every link to it says its heading, or the short form that the registry declares."""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest

from tests.support.html import XHTML, every, parse, text_of
from tests.support.registry import PAGES, every_address
from tests.support.rendered import Site
from tools.messages import said
from webapp.i18n.languages import Language
from webapp.pages import Page

AT = {path: (page, language) for page, language, path in every_address()}
BILINGUAL = ("/offline/", "/en/nope/")
HEADS = {f"{XHTML}{tag}" for tag in ("summary", "h2", "h3")}


def _names(page: Page, language: Language) -> set[str]:
    """Return every name that a link to `page` may say."""
    placeholders = page.placeholders(language)
    forms = [page.heading, page.short] if page.short else [page.heading]
    return {said(form, language) % placeholders for form in forms} | set(placeholders.values())


def _links(part: Element) -> Iterator[tuple[Element, str, str]]:
    """Yield each link to a page of ours, path and fragment, but those that switch language, leave or lead up."""
    for a in every(part, "a"):
        parts = urlsplit(a.get("href", ""))
        if parts.path in AT and not parts.netloc and a.get("rel") != "alternate" and a.get("class") != "up":
            yield a, parts.path, parts.fragment


def _said(a: Element) -> str:
    """Return what a link says: its label, else what stands in bold, else all of its words."""
    strong = every(a, "strong")
    return a.get("aria-label") or text_of(strong[0] if strong else a)


def _heads(tree: Element, fragment: str) -> set[str]:
    """Return the headings of the part that holds the target of `fragment`, and of the one around it."""
    around = [e for e in tree.iter() if any(inner.get("id") == fragment for inner in e.iter())]
    return {text_of(child) for part in around[-2:] for child in part if child.tag in HEADS}


def _misnamed(part: Element, site: Site) -> list[str]:
    """Return what the links of a part say that is no name of where they lead."""
    return [
        _said(a)
        for a, path, fragment in _links(part)
        if _said(a) not in (_heads(site[path].tree, fragment) if fragment else _names(*AT[path]))
    ]


def test_every_link_to_a_page_says_its_name(site: Site) -> None:
    wrong: dict[str, list[str]] = {}
    for path in (*AT, *BILINGUAL):
        parts = [site[path].main]
        if path in AT:
            parts += [every(site[path].tree, "nav")[0], *every(site[path].tree, "footer")[-1:]]
        if found := [text for part in parts for text in _misnamed(part, site)]:
            wrong[path] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("link", "right"),
    [
        (
            '<a href="/en/step-2/"><span>2</span> <strong>Get the pictures removed</strong> <span>Free.</span></a>',
            True,
        ),
        ('<a href="/en/step-2/">Find the right tool</a>', False),
        ('<a href="/cy/cymorth/">Get help now</a>', False),
        ('<a href="/en/questions/#delete">When may I delete it?</a>', True),
        ('<a href="/en/questions/#delete">Questions at 2 in the morning</a>', False),
    ],
)
def test_another_name_is_found(site: Site, link: str, right: bool) -> None:  # noqa: FBT001
    page = f"<!doctype html><html lang=en><title>x</title><main>{link}</main></html>"
    assert (_misnamed(parse(page.encode()), site) == []) is right


def test_short_names_are_unique() -> None:
    names = Counter(
        [page.heading for page in PAGES if not page.template] + [page.short for page in PAGES if page.short]
    )
    assert [name for name, count in names.items() if count > 1] == []
