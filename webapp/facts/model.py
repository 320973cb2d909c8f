"""The shapes of our facts: what each must carry and what its values may be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from webapp import telephone
from webapp.hours import Hours
from webapp.languages import CODES, SOURCE


def _known_languages(texts: Mapping[str, str]) -> Mapping[str, str]:
    unknown = sorted(set(texts) - set(CODES))
    if unknown:
        message = f"unknown language {', '.join(unknown)}: expected {', '.join(CODES)}"
        raise ValueError(message)
    if SOURCE.code not in texts:
        message = f"needs a value for {SOURCE.code}"
        raise ValueError(message)
    return MappingProxyType(dict(texts))


Https = Annotated[str, Field(pattern=r"^https://[^\s/]+\S*$")]
Localised = Annotated[Mapping[str, str], AfterValidator(_known_languages)]
LocalisedUrl = Annotated[Mapping[str, Https], AfterValidator(_known_languages)]
PhoneNumber = Annotated[str, AfterValidator(telephone.checked)]
Key = Annotated[str, Field(pattern=r"^\d+$")]
CheckedDay = Annotated[date, Field(ge=date(2025, 1, 1), lt=date(2100, 1, 1))]
"""A slip of the pen is refused; a server whose clock is wrong must still start, so today plays no part."""


class Fact(BaseModel):
    """What every fact carries: where it was read, on which day, how, and how sure we are.

    `how`: "page" is read on a stored copy, "opened" is opened live, "dialled" is rung or texted.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Https
    checked: CheckedDay
    how: Literal["page", "opened", "dialled"]
    confidence: Literal["high", "medium", "low"]


class Service(Fact):
    """A service to ring, text or open.

    `phone` and `text` are shown grouped; `keyword` is the word to text; `press` is the key to press once
    the call is answered. `url` and `chat` hold an address per language: a language
    without one gets the English page, marked as English only. `hours` are those of the phone and text: a chat's
    own are left to its site.
    """

    name: Localised
    phone: PhoneNumber | None = None
    press: Key | None = None
    text: PhoneNumber | None = None
    keyword: str | None = None
    url: LocalisedUrl | None = None
    chat: LocalisedUrl | None = None
    hours: Hours | None = None


class Link(Fact):
    """A page of somebody else's: its title as its owner prints it, and its address, per language.

    `nearest` names the languages whose address is not the page itself but the nearest one that was read.
    """

    title: Localised
    url: LocalisedUrl
    nearest: frozenset[Literal["en", "cy"]] = frozenset()


@dataclass(frozen=True)
class Facts:
    """All facts, by key. `names` are proper names that stay English in every language."""

    services: Mapping[str, Service]
    links: Mapping[str, Link]
    names: tuple[str, ...]

    def stalest_first(self) -> list[tuple[str, Service | Link]]:
        """Return every fact with its key, the one checked longest ago first."""
        everything: list[tuple[str, Service | Link]] = [*self.services.items(), *self.links.items()]
        return sorted(everything, key=lambda item: (item[1].checked, item[0]))
