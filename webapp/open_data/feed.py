"""The facts that changed, as an Atom feed (RFC 4287): one entry for each helpline, the one checked last first."""

import hashlib
from xml.etree.ElementTree import Element, SubElement, tostring

from webapp.i18n.languages import ENGLISH, LANGUAGES, Language
from webapp.open_data.hsds import identifier
from webapp.open_data.model import LICENCE_URL, Helpline, Helplines, Texts
from webapp.open_data.paths import FEED, JSON
from webapp.open_data.table import row

ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
CHECK = {"source", "checked", "how", "confidence"}
"""The cells that say how a record was checked. All others are the fact itself."""


def _moment(day: object) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    element = SubElement(parent, tag, attributes)
    element.text = text or None
    return element


def entry_id(helpline: Helpline) -> str:
    """Return an identifier that is another one as soon as anything but the check is another.

    So a feed reader shows a changed number as new, and one that was only checked again as the same.
    """
    cells = {column: str(cell) for column, cell in row(helpline).items() if column not in CHECK}
    content = hashlib.sha256(repr(sorted(cells.items())).encode()).hexdigest()
    return f"urn:uuid:{identifier(helpline.id, 'entry', content)}"


def _sentences(helpline: Helpline, language: Language) -> str:
    def said(texts: Texts | None) -> str:
        return str(getattr(texts, language.code)) if texts else ""

    numbers = [number.shown for number in (helpline.phone, helpline.text) if number]
    hours = said(helpline.hours.words) if helpline.hours else ""
    told = [said(helpline.name), *numbers, hours, said(helpline.about)]
    return " · ".join(filter(None, told))


def _entry(feed: Element, helpline: Helpline) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", entry_id(helpline))
    _add(entry, "title", helpline.name.en)
    _add(entry, "updated", _moment(helpline.checked))
    _add(entry, "link", rel="via", href=helpline.source)
    content = _add(entry, "content", type="xhtml")
    block = _add(content, "div", xmlns=XHTML)
    for language in LANGUAGES:
        if language.in_data:
            _add(block, "p", _sentences(helpline, language), lang=language.code)


def feed(helplines: Helplines, origin: str) -> bytes:
    """Return the feed."""
    root = Element("feed", {"xmlns": ATOM, "xml:lang": ENGLISH.code})
    _add(root, "id", f"{origin}{FEED}")
    _add(root, "title", "Camau / Steps: helplines")
    _add(root, "updated", _moment(helplines.released))
    _add(_add(root, "author"), "name", "Camau / Steps")
    _add(root, "rights", LICENCE_URL)
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{origin}{FEED}")
    _add(root, "link", rel="related", type="application/json", href=f"{origin}{JSON}")
    for helpline in sorted(helplines.helplines, key=lambda one: (one.checked, one.id), reverse=True):
        _entry(root, helpline)
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document
