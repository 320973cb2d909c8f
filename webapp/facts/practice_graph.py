"""The practice cards as a graph: what must hold between them, and which one Back leads to."""

from collections.abc import Collection, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from webapp.facts.practice import HELPLINE, START, STOP, Card, Practice


def before(cards: Mapping[str, Card]) -> dict[str, list[str]]:
    """Return, for each card, those that lead to it. *Stop here* is on every other card."""
    found: dict[str, list[str]] = {key: [] for key in cards}
    for key, card in cards.items():
        for to in dict.fromkeys((*card.leads_to, *([STOP] if key != STOP else []))):
            found[to].append(key)
    return found


def back(cards: Mapping[str, Card]) -> dict[str, str]:
    """Return the card that Back leads to: the last one that every way from the first has passed (its dominator)."""
    passed: dict[str, set[str]] = {START: {START}}
    leading = before(cards)
    for key in TopologicalSorter(leading).static_order():
        if key != START:
            passed[key] = {key} | set.intersection(*(passed[one] for one in leading[key]))
    return {
        key: max(found - {key}, key=lambda one: len(passed[one])) for key, found in passed.items() if key != START
    }


def _names(practice: Practice, callable_services: Collection[str]) -> Iterator[str]:
    """Yield each name that stands for nothing."""
    for key in (START, STOP):
        if key not in practice.cards:
            yield f"cards.{key}: missing"
    for key, card in practice.cards.items():
        if card.listener is not None and card.listener not in practice.listeners:
            yield f"cards.{key}.listener: nobody is called {card.listener}"
        for at, choice in enumerate(card.choices):
            if choice.card is not None and choice.card not in practice.cards:
                yield f"cards.{key}.choices.{at}.card: no card is called {choice.card}"
        for at, service in enumerate(card.ring):
            if service not in callable_services:
                yield f"cards.{key}.ring.{at}: no service with a phone is called {service}"


def _ways(cards: Mapping[str, Card]) -> Iterator[str]:
    """Yield each card that nothing leads to, and a way that never ends."""
    leading = before(cards)
    yield from (f"cards.{key}: nothing leads here" for key in cards if key != START and not leading[key])
    try:
        TopologicalSorter(leading).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        yield f"cards.{circle[0]}: goes round in a circle: {' to '.join(circle)}"


def _safety(cards: Mapping[str, Card]) -> Iterator[str]:
    """Yield what would leave a reader alone with somebody who shouts, or unsafe before the first word.

    Only an end has somebody to ring.
    """
    if next(iter(cards)) != START:
        yield f"cards.{START}: must come first"
    if "at_home" not in [choice.page for choice in cards[START].choices]:
        yield f"cards.{START}.choices: none leads to the page for when home isn't safe"
    if not cards[STOP].ring:
        yield f"cards.{STOP}: must end with somebody to ring"
    for key, card in cards.items():
        if card.manner == "shouting" and not any(cards[to].ring for to in card.leads_to):
            yield f"cards.{key}.choices: after shouting, one must lead straight to an end with somebody to ring"
        if card.listener == HELPLINE and any(cards[to].manner for to in card.leads_to):
            yield f"cards.{key}.choices: a helpline answers in no manner of ours"


def errors(practice: Practice, callable_services: Collection[str]) -> list[str]:
    """Return every error of the graph, one line each: key, reason. Names come first: the rest follows them."""
    unknown = [*_names(practice, callable_services)]
    return unknown or [*_ways(practice.cards), *_safety(practice.cards)]
