"""What each desk asks, screen by screen: what matters most first, what is approved already last."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from pathlib import Path
from typing import Any, Literal

from flask import Flask
from flask_babel import force_locale, gettext

from tools.launch.model import FRAME, Item
from tools.launch.status import Standing
from tools.launch.words import FIRST_OF_ALL
from webapp.context import context_of
from webapp.i18n.languages import CODES, LANGUAGES, Language
from webapp.pages.model import Group
from webapp.pages.multilingual import HEADINGS

DeskRole = Literal["safeguarding", "welsh", "numbers"]
ROLES: tuple[DeskRole, ...] = ("safeguarding", "welsh", "numbers")
WORDS: Mapping[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
LINES_A_SCREEN = 6
"""As many as fit beside the page on which they stand."""


@dataclass(frozen=True)
class Screen:
    """What is asked at once. `part` numbers the part of the desk, `page` is shown beside it as on a phone."""

    part: int
    page: str
    title: str
    cards: tuple[Standing, ...]


@dataclass(frozen=True)
class Desk:
    """One reader's desk; the last of `parts` holds what is approved already."""

    role: DeskRole
    language: Language
    words: Mapping[str, Any]
    parts: Sequence[str]
    screens: Sequence[Screen]

    @property
    def items(self) -> list[Item]:
        """Every item, in the order of the screens."""
        return [card.item for screen in self.screens for card in screen.cards]

    def amount(self, part: int) -> str:
        """Return how many items one part has, and how long they take."""
        items = [card.item for screen in self.screens if screen.part == part for card in screen.cards]
        minutes = ceil(sum(item.seconds for item in items) / 60)
        return str(self.words["minutes"].format(all=len(items), minutes=minutes))


def language_of(role: DeskRole) -> Language:
    """Return the language that a desk speaks."""
    return LANGUAGES[CODES.index(WORDS[role]["language"])]


def words_of(role: DeskRole) -> Mapping[str, Any]:
    """Return everything that a desk says."""
    return {**in_language(WORDS["shared"], language_of(role)), **WORDS[role]}


def in_language(texts: Mapping[str, Mapping[str, str]], language: Language) -> dict[str, Any]:
    """Return the texts in one language."""
    return {name: text[language.code] for name, text in texts.items()}


def titles(app: Flask, language: Language) -> Callable[[str], str]:
    """Return the function that names a place where something stands: a page by its heading."""
    places = in_language(WORDS["places"], language)
    with app.app_context(), force_locale(language.code):
        for page in context_of(app).registry.pages:
            places[page.name] = gettext(page.heading, **page.placeholders(language))
        places |= {kind: gettext(heading) for kind, heading in HEADINGS.items()}
    return lambda name: places.get(name, name)


def _matters_most(app: Flask) -> Callable[[int, Item], bool]:
    """Return the function that tells whether an item belongs to the first part of its desk, by its place."""
    pages = context_of(app).registry.by_name

    def first(place: int, item: Item) -> bool:
        if item.role == "numbers":
            return "rang" in item.ways
        if item.role == "welsh":
            return place < FIRST_OF_ALL
        page = pages.get(item.page)
        return page.names is None and page.group is not Group.ABOUT if page else item.page == FRAME

    return first


def _batches(cards: Iterable[Standing], most: int) -> Iterator[tuple[str, tuple[Standing, ...]]]:
    """Yield neighbours on the same page together, but no more than `most`."""
    for page, neighbours in groupby(cards, key=lambda card: card.item.page):
        found = tuple(neighbours)
        yield from ((page, found[start : start + most]) for start in range(0, len(found), most))


def desk(app: Flask, role: DeskRole, standings: Sequence[Standing]) -> Desk:
    """Return the desk of a role: `standings` are where its items stand, in reading order."""
    words, language = words_of(role), language_of(role)
    first, title = _matters_most(app), titles(app, language)
    parts = (*words["parts"], words["approved"])
    placed: tuple[list[Standing], ...] = tuple([] for _part in parts)
    for place, card in enumerate(standings):
        placed[-1 if card.state == "approved" else 0 if first(place, card.item) else 1].append(card)
    screens = [
        Screen(part, page, title(page) if page else words["no_page"], batch)
        for part, cards in enumerate(placed)
        for page, batch in _batches(cards, LINES_A_SCREEN if role == "welsh" else 1)
    ]
    return Desk(role, language, words, parts, screens)
