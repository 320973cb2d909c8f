"""Practise telling: who is told, and the cards of each conversation, each a turn of it."""

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field

from webapp.facts.fields import CheckedDay, Https, Record, TranslatedText

Manner = Literal["kind", "shouting", "why", "silence", "tears"]
"""How somebody may take it."""

PersonPage = Literal["show", "at_home", "confidential"]
"""The pages that lead to a person: the screen to hand over, who helps when home isn't safe, and who tells whom."""

START, STOP = "start", "stop"
HELPLINE = "helpline"


class Listener(Record):
    """Somebody to practise with. `says` is the Welsh form of address in what is said to them."""

    name: TranslatedText
    says: Literal["ti", "chi", "either"]


class Choice(Record):
    """What the reader says or chooses, and the card or the page that it leads to."""

    words: TranslatedText
    card: str | None = None
    page: PersonPage | None = None

    def _contradictions(self) -> Iterator[str]:
        if (self.card is None) == (self.page is None):
            yield "leads to one card or to one page"


class Card(Record):
    """One turn: what `they` say or do, what it `tells`, and choices; or an end, with a sentence and a person."""

    title: TranslatedText
    listener: str | None = None
    manner: Manner | None = None
    they: TranslatedText | None = None
    tells: TranslatedText | None = None
    source: Https | None = None
    checked: CheckedDay | None = None
    choices: tuple[Choice, ...] = ()
    take: TranslatedText | None = None
    ring: tuple[str, ...] = ()
    pages: tuple[PersonPage, ...] = ()
    waits: bool = Field(default=False, strict=True)

    @property
    def ends(self) -> bool:
        """Whether the conversation ends here, with a person."""
        return not self.choices

    @property
    def leads_to(self) -> tuple[str, ...]:
        """The keys of the cards that its choices lead to."""
        return tuple(choice.card for choice in self.choices if choice.card)

    def _contradictions(self) -> Iterator[str]:
        if self.ends and not (self.ring or self.pages):
            yield "a dead end: needs choices, or somebody to ring or a page that leads to a person"
        if self.ends != bool(self.take):
            yield "take: where it ends, and only there, stands one sentence to take along"
        if not self.ends and (self.ring or self.pages):
            yield "ring and pages stand where it ends"
        if self.listener == HELPLINE and (self.they or self.manner):
            yield "they and manner: nobody answers for a helpline"
        if self.listener == HELPLINE and self.tells and not self.source:
            yield "tells: what a helpline does needs the source of its owner"
        if (self.source is None) != (self.checked is None):
            yield "source and checked stand together"


class Practice(Record):
    """Everybody who can be told, and every card, in the order of the page."""

    listeners: Mapping[str, Listener]
    cards: Mapping[str, Card]

    def number(self, key: str) -> int:
        """Return the place of a card on the page, from 1: its address there."""
        return [*self.cards].index(key) + 1
