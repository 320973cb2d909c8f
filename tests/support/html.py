"""Reading rendered pages: strict parsing and the few questions the tests ask of a tree."""

from functools import cache
from xml.etree.ElementTree import Element

import html5lib

XHTML = "{http://www.w3.org/1999/xhtml}"
NOT_PROSE = {f"{XHTML}{tag}" for tag in ("code", "script", "style")}


@cache
def parse(body: bytes) -> Element:
    """Return the tree of a page. Raise `html5lib.html5parser.ParseError` at the first thing HTML5 forbids.

    Each page is parsed once and shared: callers must not change it.

    Left out is the template of the cover: the decoy page itself has its own tests.
    """
    parser = html5lib.HTMLParser(strict=True)
    tree: Element = parser.parse(body, transport_encoding="utf-8")
    for template in every(tree, "template"):
        if template.get("id") == "decoy":
            template.clear()
    return tree


def every(tree: Element, tag: str) -> list[Element]:
    """Return every element of that tag, in document order."""
    return list(tree.iter(f"{XHTML}{tag}"))


def text_of(element: Element) -> str:
    """Return the words inside an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def prose(tree: Element) -> list[tuple[str, str]]:
    """Return each piece of visible text, in document order, with the language it is marked as."""
    found: list[tuple[str, str]] = []

    def keep(text: str | None, language: str) -> None:
        if text and text.strip():
            found.append((" ".join(text.split()), language))

    def walk(element: Element, around: str) -> None:
        language = element.get("lang", around)
        if element.tag not in NOT_PROSE:
            keep(element.text, language)
            for child in element:
                walk(child, language)
        keep(element.tail, around)

    walk(tree, "")
    return found
