"""Lookalikes: phone numbers one slip apart."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from webapp.facts.councils import Line
from webapp.facts.model import Service, WrongNumber
from webapp.facts.phone_numbers import RELAY_PREFIX

SHORTEST = 5
"""Shorter numbers are those of the whole country: everybody knows 101 from 111."""


@dataclass(frozen=True)
class Lookalike:
    """A number of the fact `key` and what is like it: `other` names a fact, or a number of the known wrong ones."""

    key: str
    number: str
    how: str
    other: str
    other_number: str

    def __str__(self) -> str:
        return f"{self.number}: {self.how} {self.other_number} ({self.other})"


@cache
def _digits(number: str) -> str:
    """Return the digits alone, without the prefix of the text relay."""
    return re.sub(r"\D", "", number.removeprefix(RELAY_PREFIX))


def likeness(one: str, other: str) -> str | None:
    """Return how the number `one` is like `other`, as words that precede `other`; None where it is not."""
    one, other = _digits(one), _digits(other)
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < SHORTEST:
        return None
    if len(shorter) < len(longer):
        left_out = shorter in (longer[:place] + longer[place + 1 :] for place in range(len(longer)))
        return "a digit more or less than" if left_out else None
    apart = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    swapped = len(apart) == 2 and apart[1] - apart[0] == 1 and sorted(one) == sorted(other)  # noqa: PLR2004 - a pair
    ways = {0: "the same as", 1: "one digit other than", 2: "two digits swapped from" if swapped else None}
    return ways.get(len(apart))


def numbers(fact: Service | Line) -> list[str]:
    """Return the numbers to ring and to text."""
    return [number for number in (fact.phone, fact.text if isinstance(fact, Service) else None) if number]


def _joint_team(one: Service | Line | None, other: Service | Line | None) -> bool:
    """Return whether two lines may be one: councils with a joint team share its number, or a person was told so."""
    if not (isinstance(one, Line) and isinstance(other, Line)):
        return False
    return one.confirmed or other.confirmed or (one.joint is not None and one.joint == other.joint)


def lookalikes(services: Mapping[str, Service | Line], wrong: Mapping[str, WrongNumber]) -> Iterator[Lookalike]:
    """Yield whatever is like a number of `services`, in their order: other services first, then wrong numbers."""
    others = [(key, number) for key, service in services.items() for number in numbers(service)]
    others += [(key, entry.number) for key, entry in wrong.items()]
    for key, service in services.items():
        for number in numbers(service):
            for other, other_number in others:
                how = likeness(number, other_number) if other != key else None
                if how and not (how == "the same as" and _joint_team(service, services.get(other))):
                    yield Lookalike(key, number, how, other, other_number)


def errors(services: Mapping[str, Service | Line], wrong: Mapping[str, WrongNumber]) -> list[str]:
    """Return each number that is known to be wrong, or like another that nobody has compared it with."""
    found = list(lookalikes(services, wrong))
    bad = {like.number: like for like in found if like.other in wrong and like.how == "the same as"}
    pairs: dict[frozenset[str], Lookalike] = {}
    for like in found:
        if not _compared(like, services) and not {like.number, like.other_number} & set(bad):
            pairs.setdefault(frozenset((like.number, like.other_number, like.key, like.other)), like)
    return [f"{like.key}: {like.number} is {wrong[like.other].why}" for like in bad.values()] + [
        f"{like.key}: {like}: compare both with their sources, digit by digit, then add it to lookalikes"
        for like in pairs.values()
    ]


def _compared(like: Lookalike, services: Mapping[str, Service | Line]) -> bool:
    """Either of the two may name the other."""
    other = services.get(like.other)
    return like.other in services[like.key].lookalikes or bool(other and like.key in other.lookalikes)
