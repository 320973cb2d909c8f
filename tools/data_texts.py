"""Every text of our own that stands in the data, for the checks of words and for translators."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from webapp import facts
from webapp.facts.model import Address
from webapp.facts.practice import Practice
from webapp.i18n.languages import SOURCE, WELSH

Texts = dict[str, str]
SAID = {"ti": "Said to somebody close.", "chi": "Said to an adult."}
"""How a comment names the listener who is spoken to in each Welsh form; see `tools/registers.py`."""


def _inside(value: object) -> Iterator[Texts]:
    if isinstance(value, tuple):
        for part in value:
            yield from _inside(part)
    elif isinstance(value, BaseModel) and not isinstance(value, Address):
        for _name, part in value:
            yield from _inside(part)
    elif isinstance(value, Mapping) and WELSH.code in value:
        yield dict(value)


def _said_in(practice_cards: Practice) -> Iterator[tuple[Texts, list[str]]]:
    """Yield every text of the cards with whom it is said to: what they say, to the reader; the rest, to them."""
    for listener in practice_cards.listeners.values():
        yield dict(listener.name), []
    for card in practice_cards.cards.values():
        says = practice_cards.listeners[card.listener].says if card.listener else "either"
        for text in filter(None, (card.title, card.tells)):
            yield dict(text), []
        if card.they:
            yield dict(card.they), [SAID["ti"]] if _quoted(card.they) else []
        for text in filter(None, (card.take, *(choice.words for choice in card.choices))):
            yield dict(text), [SAID[says]] if _quoted(text) and says in SAID else []


def _said_of(store: facts.Facts) -> Iterator[BaseModel]:
    """Yield what is said of services and phones; their names are not ours."""
    for service in store.services.values():
        yield from filter(None, (service.expect, service.if_silent))
    yield from (phone.model_copy(update={"name": {}}) for phone in store.phones.values())


def _quoted(text: Mapping[str, str]) -> bool:
    return "“" in text[SOURCE.code]


def texts_and_listeners(store: facts.Facts) -> list[tuple[Texts, list[str]]]:
    """Return every text with what names its listener in a comment, in the order of the files.

    Those of platforms, tools, the statement and the practice cards. Labels stand in brackets.
    """
    own = (*store.platforms.values(), *store.tools.values(), *_said_of(store), *store.accessibility.claims)
    facts_texts: list[tuple[Texts, list[str]]] = [(found, []) for fact in own for found in _inside(fact)]
    return [*facts_texts, *_said_in(store.practice)]


def texts(store: facts.Facts) -> list[Texts]:
    """Return every text by language."""
    return [text for text, _listener in texts_and_listeners(store)]


@dataclass
class Needed:
    """A text that a new language needs: the files it stands in, and what names its listeners."""

    files: list[str] = field(default_factory=list)
    listeners: list[str] = field(default_factory=list)


def to_translate(store: facts.Facts) -> dict[str, Needed]:
    """Return every English text that a new language needs."""
    placed: list[tuple[str, BaseModel]]
    placed = [(f"webapp/data/platforms/{key}.toml", platform) for key, platform in store.platforms.items()]
    placed += [("webapp/data/tools.toml", tool) for tool in store.tools.values()]
    placed += [("webapp/data/services.toml and phones.toml", said) for said in _said_of(store)]
    placed += [("webapp/data/accessibility.toml", claim) for claim in store.accessibility.claims]
    found = [(file, text, list[str]()) for file, fact in placed for text in _inside(fact)]
    cards = _said_in(store.practice)
    needed: dict[str, Needed] = {}
    for file, text, listeners in [*found, *(("webapp/data/practice.toml", *said) for said in cards)]:
        one = needed.setdefault(text[SOURCE.code], Needed())
        one.files += [] if file in one.files else [file]
        one.listeners += [listener for listener in listeners if listener not in one.listeners]
    return needed
