"""What the Welsh reader approves: each message, and each text of the facts, with its page and its listener."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from pydantic import BaseModel

from tools import data_texts, registers
from tools.launch.model import FRAME, Item, Register, digest, seen_hash
from tools.launch.pages import JOTTER, Pages
from webapp.facts import Facts
from webapp.facts.model import Address
from webapp.i18n.languages import SOURCE, WELSH

ID_DIGITS = 16
WORDS_A_SECOND, TO_DECIDE = 4, 3
IN_FACTS = "facts"
WORDS_OF_OURS = frozenset({"expect", "if_silent"})
"""Parts of a service that hold more than names."""
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


def of_messages(pages: Pages) -> list[Item]:
    """Return an item for each message of the catalogue, in the order in which they are first seen."""
    places = pages.places()
    read = [*places, *(number for number in range(len(pages.messages)) if number not in places)]
    return [
        item(one.msgctxt, (one.msgid, one.msgstr), places.get(number, ""), one.comment.splitlines())
        for number, one in ((number, pages.messages[number]) for number in read)
    ]


def _plain(text: str) -> str:
    return re.sub(r"[\[\]]", "", text)


def of_facts(store: Facts, pages: Pages) -> list[Item]:
    """Return an item for each English text of the facts, with every Welsh text that it has there."""
    welsh: dict[str, dict[str, None]] = {}
    for texts in data_texts.texts(store):
        welsh.setdefault(texts[SOURCE.code], {})[texts[WELSH.code]] = None
    return [
        item(IN_FACTS, (english, *welsh[english]), pages.showing(_plain(english)), _notes(english, needed))
        for english, needed in data_texts.to_translate(store).items()
    ]


def _notes(english: str, needed: data_texts.Needed) -> list[str]:
    return [*needed.listeners, *registers.notes(english, needed.files, needed.listeners)]


def _pairs(value: object) -> Iterator[tuple[str, str]]:
    """Yield each text and each address that stands in the facts in both languages."""
    if isinstance(value, Address):
        value = value.pages
    if isinstance(value, Mapping) and SOURCE.code in value and WELSH.code in value:
        yield value[SOURCE.code], value[WELSH.code]
    elif isinstance(value, BaseModel):
        for name, part in value:
            yield from () if name in WORDS_OF_OURS else _pairs(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _pairs(part)


def of_names(store: Facts, pages: Pages) -> list[Item]:
    """Return an item for each fact whose names or addresses stand in Welsh beside English."""
    kinds: Mapping[str, Mapping[str, BaseModel]] = {
        "services": store.services,
        "links": store.links,
        "police_forces": store.police_forces,
        "councils": store.councils,
    }
    found = {f"{kind}/{key}": list(_pairs(fact)) for kind, facts in kinds.items() for key, fact in facts.items()}
    return [
        item(
            key,
            [" \N{MIDDLE DOT} ".join(texts) for texts in zip(*pairs, strict=True)],
            pages.showing(pairs[0][0]),
            (),
        )
        for key, pairs in found.items()
        if pairs
    ]


def most_needed_first(items: Iterable[Item], order: Sequence[str]) -> list[Item]:
    """Return the items with those that matter most first, and the rest page by page."""
    rest = sorted(items, key=lambda one: order.index(one.page) if one.page in order else len(order))
    first = [one for page, count in FIRST.items() for one in islice((i for i in rest if i.page == page), count)]
    said = (one for one in rest if one.register == "say" and one not in first)
    first += islice(said, FIRST_OF_ALL - len(first))
    chosen = {one.id for one in first}
    return [*first, *(one for one in rest if one.id not in chosen)]


def items(store: Facts, pages: Pages) -> list[Item]:
    """Return every message in Welsh, in reading order."""
    every = [*of_messages(pages), *of_facts(store, pages), *of_names(store, pages)]
    return most_needed_first(every, list(pages.blocks))
