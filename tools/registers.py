"""Whom each message speaks to: written beside it for translators, and held against the Welsh by a test.

A message speaks to the audience of its page. What the reader says aloud, sends or hands over has another listener,
whom the template names in a comment: `{# TRANSLATORS: Said to an adult. #}`. A message with quotation marks is said
inside them only; one without is said as a whole. Where no comment names a listener, adults are given words for
young people, and anybody may be told the rest. A part that always speaks to adults says so: `{# To adults. #}`.
"""

import re
from collections.abc import Iterable
from functools import cache

from tests.support.registry import PAGES
from tests.support.server import ROOT
from webapp.facts.councils import Audience

TO: dict[Audience, str] = {"young": "To a young person.", "adult": "To an adult."}
LISTENERS: dict[str, Audience] = {
    "Said to an adult.": "adult",
    "Said to several friends.": "adult",
    "Said to a class.": "adult",
    "Said to somebody close.": "young",
    "Said to a young person.": "young",
    "Said to the blackmailer.": "young",
}
"""What a template may say of a listener, and the audience that is spoken to in the same form: chi is plural too."""

TITLES: dict[str, Audience] = {
    text: page.audience for page in PAGES for text in (page.title, page.heading, page.description)
}
TEMPLATES: dict[str, Audience] = {
    f"templates/pages/{page.template or page.name}.html": page.audience for page in PAGES
}
QUOTED = re.compile(r"“[^”]*”")


@cache
def _of_file(file: str) -> Audience:
    """Return whom a source file speaks to."""
    if file in TEMPLATES:
        return TEMPLATES[file]
    source = (ROOT / file).read_text(encoding="utf-8") if file.startswith("templates/components/") else ""
    return "adult" if "{# To adults." in source else "young"


def listener(comments: Iterable[str]) -> Audience | None:
    """Return in whose form something is said, if the comments of a message name a listener."""
    noted = " ".join(comments)
    return next((audience for words, audience in LISTENERS.items() if words in noted), None)


def audiences(message: str, files: Iterable[str], comments: Iterable[str] = ()) -> list[Audience]:
    """Return whom a message speaks to outside what is said in it: both, where pages of both kinds share it."""
    if listener(comments) and not QUOTED.search(message):
        return []
    files = list(files)
    of_pages = {TITLES[message]} if message in TITLES else set()
    found = of_pages | {_of_file(file) for file in files if not (of_pages and file.startswith("webapp/pages/"))}
    return [audience for audience in TO if audience in found]


def notes(message: str, files: Iterable[str], comments: Iterable[str] = ()) -> list[str]:
    """Return what to tell translators: whom a message speaks to, and its listener where no comment names one."""
    found = audiences(message, files, comments)
    outside = bool(re.search(r"\w", QUOTED.sub("", message)))
    said = []
    if QUOTED.search(message) and not listener(comments):
        said = ["Said to a young person."] if found == ["adult"] else [] if outside else ["Said to anybody."]
    return [*said, *(TO[audience] for audience in found if outside)]
