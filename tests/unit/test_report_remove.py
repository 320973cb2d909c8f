"""Whoever is offered Report Remove is told what it can do, how long it takes and what it cannot reach."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pytest

from tests.support.html import XHTML, text_of
from tests.support.registry import PAGES
from tests.support.rendered import Site
from webapp.i18n.languages import ENGLISH, WELSH, Language

NAME = "Report Remove"
TOLD = {
    ENGLISH: ("one working day", "Monday to Friday", "a little longer", "WhatsApp or Snapchat"),
    WELSH: ("un diwrnod gwaith", "dydd Sadwrn a dydd Sul", "ychydig mwy o amser", "WhatsApp neu Snapchat"),
}
POINTERS = {f"{XHTML}{tag}" for tag in ("a", "h1", "h2", "h3", "summary")}
"""What only names it: links lead on to where it is told, headings stand over it."""
ONLY_LISTED = {"sources", "app_sources"}


def _told(element: Element) -> Iterator[str]:
    """Yield the pieces of text that are neither in a heading nor in a link."""
    if element.tag not in POINTERS:
        yield element.text or ""
        for child in element:
            yield from _told(child)
    yield element.tail or ""


@pytest.mark.parametrize("language", TOLD, ids=lambda language: language.code)
def test_report_remove_offers_say_what_it_does(site: Site, language: Language) -> None:
    offering = []
    for page in PAGES:
        main = site[page.path(language)].main
        if page.name not in ONLY_LISTED and NAME in " ".join(_told(main)):
            offering.append(page.name)
            assert [fact for fact in TOLD[language] if fact not in text_of(main)] == [], page.name
    assert {"remove", "shared", "younger", "school"} <= set(offering)
