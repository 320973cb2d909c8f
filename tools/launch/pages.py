"""Every page in English as its reader sees it, and the page on which each message is first seen."""

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

import polib
from babel.support import NullTranslations
from flask import Flask
from flask_babel import force_locale, get_domain

from tools.launch.model import FRAME, Item, seen_hash
from tools.launch.reading import Block, blocks, mark
from tools.messages import catalogue
from webapp import create_app
from webapp.config import Settings
from webapp.context import context_of
from webapp.i18n.languages import SOURCE, WELSH, Language
from webapp.pages import multilingual, views
from webapp.quick_exit.decoy_page import render_decoy_page

ADDRESS = {"public_url": "https://camau.example", "security_contact": "mailto:security@camau.example"}
DAY = "(day)"
"""Stands for each day of checking: a fact that is checked again changes no words."""
WORDS_A_SECOND, TO_DECIDE = 3, 5
JOTTER, RARE = "jotter", "rare"
"""Names of what is no page of the registry: the decoy page, and what a copy says in no usual case."""
UNSEEN = "templates/styleguide/"
"""Shown to developers only."""


@dataclass(frozen=True)
class Pages:
    """What is read on each page, and the messages of the catalogue, by whose place in it each block names them."""

    blocks: Mapping[str, Sequence[Block]]
    messages: Sequence[polib.POEntry] = field(repr=False)

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {name: "\n".join(block.text for block in found) for name, found in self.blocks.items()}

    @property
    def items(self) -> list[Item]:
        """One item for each page."""
        return [_item(name, [block.text for block in found]) for name, found in self.blocks.items() if found]

    def places(self) -> dict[int, str]:
        """Return the page on which each message is first seen."""
        places: dict[int, str] = {}
        for name, found in self.blocks.items():
            for block in found:
                places |= {number: name for number in sorted(block.messages) if number not in places}
        return places

    def showing(self, text: str) -> str:
        """Return the first page that shows a text of the facts, or nothing."""
        return next((name for name, words in self._texts.items() if text in words), "")


class _Marking(NullTranslations):
    """Says each message in English, between marks that hold its place in the catalogue."""

    def __init__(self, messages: Sequence[polib.POEntry]) -> None:
        super().__init__()
        self._numbers: dict[tuple[str | None, str], int] = {
            (entry.msgctxt, entry.msgid): number for number, entry in enumerate(messages)
        }

    def _marked(self, context: str | None, message: str) -> str:
        number = self._numbers.get((context, message))
        return message if number is None else mark(number, message)

    def ugettext(self, message: str) -> str:
        return self._marked(None, message)

    def upgettext(self, context: str, message: str) -> str:
        return self._marked(context, message)


def _item(name: str, seen: Sequence[str]) -> Item:
    seconds = TO_DECIDE + sum(len(block.split()) for block in seen) // WORDS_A_SECOND
    return Item(
        role="safeguarding",
        id=f"page:{name}",
        page=name,
        sha256=seen_hash("safeguarding", name, seen),
        seen=tuple(seen),
        seconds=seconds,
    )


def site() -> Flask:
    """Return the site as it is launched: without anybody's settings, and no day of checking."""
    defaults = {name: field.default for name, field in Settings.model_fields.items()}
    app = create_app(Settings(**defaults | ADDRESS))
    app.jinja_env.globals |= {"long_date": lambda _day: DAY, "draft": False}
    return app


def marked_site(messages: Sequence[polib.POEntry]) -> Flask:
    """Return the site whose English says every message between marks."""
    app = site()
    with app.app_context():
        get_domain().cache[SOURCE.code, "messages"] = _Marking(messages)
    return app


def rendered(app: Flask, language: Language, only: Container[str] | None = None) -> Iterator[tuple[str, str]]:
    """Yield each page of the registry, the decoy page and those of errors, by name, or those named alone."""
    sources: dict[str, Callable[[], str]] = {
        **{
            page.name: partial(views.render_page, page, language, static_export=False)
            for page in context_of(app).registry.pages
        },
        JOTTER: partial(render_decoy_page, language),
        **{
            kind: partial(multilingual.render, kind, language, static_export=False)
            for kind in multilingual.HEADINGS
        },
    }
    with app.app_context(), force_locale(language.code):
        yield from ((name, render()) for name, render in sources.items() if only is None or name in only)


def _framed(pages: Mapping[str, list[Block]]) -> dict[str, list[Block]]:
    """Return the pages without what most of them share, which is read once, first of all."""
    on = Counter(block.text for found in pages.values() for block in dict.fromkeys(found))
    shared = {text for text, count in on.items() if count > len(pages) / 2}
    every = {block.text: block for found in pages.values() for block in found}
    frame = [every[text] for text in on if text in shared]
    own = {name: [block for block in found if block.text not in shared] for name, found in pages.items()}
    return {FRAME: frame, **own}


def _rare(pages: Mapping[str, Sequence[Block]], messages: Sequence[polib.POEntry]) -> list[Block]:
    """Return the messages that no page shows here: those of an export, or of a copy without an address."""
    shown = {number for found in pages.values() for block in found for number in block.messages}
    return [
        Block(entry.msgid, frozenset({number}))
        for number, entry in enumerate(messages)
        if number not in shown and any(not file.startswith(UNSEEN) for file, _line in entry.occurrences)
    ]


def read() -> Pages:
    """Render and read every page of this checkout."""
    messages = list(polib.pofile(str(catalogue(WELSH.code)), wrapwidth=0))
    pages = _framed({name: blocks(page) for name, page in rendered(marked_site(messages), SOURCE)})
    return Pages({**pages, RARE: _rare(pages, messages)}, messages)
