"""What the Welsh reader approves: each message, and each text of the facts, with its page and its listener."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

import polib

from tests.support.data_texts import texts_and_listeners
from tools.launch.model import FRAME, Item, Register, digest, seen_hash
from tools.launch.pages import JOTTER, Pages
from webapp.facts import Facts
from webapp.i18n.languages import SOURCE, WELSH

ID_DIGITS = 16
WORDS_A_SECOND, TO_DECIDE = 4, 3
IN_FACTS = "facts"
FIRST = {"help": 8, "now": 6, FRAME: 6, "home": 5, JOTTER: 2}
"""How many messages of these pages stand among the first, and then some of what is said or sent."""
FIRST_OF_ALL = 30
TO_YOUNG, TO_ADULTS, SAID = "To a young person.", "To an adult.", "Said to "


def message_id(context: str | None, message: str) -> str:
    """Return the id of a message: it changes with its English words only."""
    return f"message:{digest([context or '', message])[:ID_DIGITS]}"


def register_of(notes: Sequence[str]) -> Register:
    """Return who speaks to whom, from the comments that stand beside each message for translators."""
    if any(note.startswith(SAID) for note in notes):
        return "say"
    young, adults = TO_YOUNG in notes, TO_ADULTS in notes
    return "any" if young and adults else "ti" if young else "chi" if adults else ""


def item(context: str | None, seen: Sequence[str], page: str, notes: Sequence[str]) -> Item:
    """Return the item of one message: `seen` is its English, then its Welsh."""
    words = sum(len(text.split()) for text in seen)
    return Item(
        role="welsh",
        id=message_id(context, seen[0]),
        page=page,
        sha256=seen_hash("welsh", page, [context or "", *seen]),
        seen=tuple(seen),
        seconds=TO_DECIDE + words // WORDS_A_SECOND,
        register=register_of(notes),
        notes=tuple(notes),
    )


def _of_catalogue(messages: Sequence[polib.POEntry], places: Mapping[int, str]) -> list[Item]:
    """Return an item for each message, in the order in which they are first seen."""
    entries = dict(enumerate(messages))
    read = [*places, *(number for number in entries if number not in places)]
    return [
        item(one.msgctxt, (one.msgid, one.msgstr), places.get(number, ""), one.comment.splitlines())
        for number, one in ((number, entries[number]) for number in read)
    ]


def _plain(text: str) -> str:
    return re.sub(r"[\[\]]", "", text)


def _of_facts(store: Facts, pages: Pages) -> list[Item]:
    """Return an item for each English text of the facts, with every Welsh text that it has there."""
    welsh: dict[str, dict[str, None]] = {}
    listeners: dict[str, list[str]] = {}
    for texts, said in texts_and_listeners(store):
        english = texts[SOURCE.code]
        welsh.setdefault(english, {})[texts[WELSH.code]] = None
        listeners.setdefault(english, said)
    return [
        item(IN_FACTS, (english, *found), pages.showing(_plain(english)), listeners[english])
        for english, found in welsh.items()
    ]


def most_needed_first(items: Iterable[Item], order: Sequence[str]) -> list[Item]:
    """Return the items with those that matter most first, and the rest page by page."""
    rest = sorted(items, key=lambda one: order.index(one.page) if one.page in order else len(order))
    first = [one for page, count in FIRST.items() for one in islice((i for i in rest if i.page == page), count)]
    said = (one for one in rest if one.register == "say" and one not in first)
    first += islice(said, FIRST_OF_ALL - len(first))
    return [*first, *(one for one in rest if one not in first)]


def items(store: Facts, pages: Pages) -> list[Item]:
    """Return every message in Welsh, in reading order."""
    every = [*_of_catalogue(pages.messages, pages.places()), *_of_facts(store, pages)]
    return most_needed_first(every, list(pages.blocks))
