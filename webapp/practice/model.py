"""The shapes of a practice conversation: who is told, and the cards, each a turn of it."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from webapp.facts.fields import CheckedDay, Https, TranslatedText

Manner = Literal["kind", "shouting", "why", "silence", "tears"]
"""How somebody may take it."""

PersonPage = Literal["show", "at_home"]
"""The pages that lead to a person: the screen to hand over, and who helps when home isn't safe."""

START, STOP = "start", "stop"
HELPLINE = "helpline"


class Listener(BaseModel):
    """Somebody to practise with. `says` is the Welsh form of address in what is said to them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: TranslatedText
    says: Literal["ti", "chi", "either"]


class Choice(BaseModel):
    """What the reader says or chooses, and the card or the page that it leads to."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: TranslatedText
    card: str | None = None
    page: PersonPage | None = None

    @model_validator(mode="after")
    def _leads_to_one_place(self) -> Self:
        if (self.card is None) == (self.page is None):
            message = "leads to one card or to one page"
            raise ValueError(message)
        return self


class Card(BaseModel):
    """One turn: what `they` say or do, what it `tells`, and choices; or an end, with a sentence and a person."""

    model_config = ConfigDict(extra="forbid", frozen=True)

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

    @model_validator(mode="after")
    def _goes_on_or_ends(self) -> Self:
        if self.ends and not (self.ring or self.pages):
            message = "a dead end: needs choices, or somebody to ring or a page that leads to a person"
        elif self.ends != bool(self.take):
            message = "take: where it ends, and only there, stands one sentence to take along"
        elif not self.ends and (self.ring or self.pages):
            message = "ring and pages stand where it ends"
        else:
            return self
        raise ValueError(message)

    @model_validator(mode="after")
    def _helplines_say_what_they_publish(self) -> Self:
        if self.listener == HELPLINE and (self.they or self.manner):
            message = "they and manner: nobody answers for a helpline"
        elif self.listener == HELPLINE and self.tells and not self.source:
            message = "tells: what a helpline does needs the source of its owner"
        elif (self.source is None) != (self.checked is None):
            message = "source and checked stand together"
        else:
            return self
        raise ValueError(message)


class Practice(BaseModel):
    """Everybody who can be told, and every card, in the order of the page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    listeners: Mapping[str, Listener]
    cards: Mapping[str, Card]

    def number(self, key: str) -> int:
        """Return the place of a card on the page, from 1: its address there."""
        return [*self.cards].index(key) + 1
