"""Every piece of a page is in the language it is marked as (WCAG 3.1.2)."""

import re
from xml.etree.ElementTree import Element

from tests.content.welsh import checks
from tests.support.html import parse, prose
from tests.support.registry import STORE, every_address
from tests.support.rendered import Site
from webapp.i18n.languages import LANGUAGES

HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
NAMES = (
    *STORE.english_names,
    *(name for one in STORE.councils.values() for name in one.name.values()),
    *(name for force in STORE.police_forces.values() for name in force.name.values()),
)
"""Those of councils and police forces are in both languages, and in none."""


def _reads_as(text: str) -> str:
    """Return the code of the language that a text of four words or more, names apart, reads as; else nothing."""
    return checks.reads_as(HOST.sub(" ", checks.plain(text, NAMES)))


def _strangers(tree: Element) -> list[str]:
    """Return the pieces of a page that are marked as one language and read as another, or name another."""
    names = {language.name: language.code for language in LANGUAGES}
    pieces = prose(tree)
    read = [text for text, marked in pieces if _reads_as(text) not in {"", marked}]
    return read + [text for text, marked in pieces if names.get(text, marked) != marked]


def test_nothing_is_marked_as_the_wrong_language(site: Site) -> None:
    pages = [path for _page, _language, path in every_address()]
    assert {path: found for path in pages if (found := _strangers(site[path].tree))} == {}


def test_a_stranger_is_noticed() -> None:
    page = '<!doctype html><html lang="cy"><title>Camau</title><p>{}</p></html>'
    assert _strangers(parse(page.format("Does neb yn dy feio di am hyn.").encode())) == []
    stranger = "Nobody is blaming you for this."
    assert _strangers(parse(page.format(stranger).encode())) == [stranger]
    assert _strangers(parse(page.format('<b lang="en">Nobody is blaming you for this.</b>').encode())) == []
    assert _strangers(parse(page.format("English").encode())) == ["English"]
