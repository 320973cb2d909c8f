"""Consistency between facts: unique keys, no future dates, exactly one removal tool rule for everybody."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import get_args

from webapp.core import urls
from webapp.facts import lookalikes, practice_graph
from webapp.facts.model import Awaited
from webapp.facts.removal import AgeBand, Living
from webapp.facts.store import Facts
from webapp.i18n.languages import SOURCE, WELSH

DAY, YEAR = timedelta(days=1), timedelta(days=366)


def errors(facts: Facts, local: str) -> list[str]:
    """Return what is wrong between facts that are right by themselves; `local` names the operator's file."""
    found = [*_doubled_keys(facts, local), *_days_to_come(facts, local)]
    return found or [
        *lookalikes.errors(facts.with_numbers(), facts.wrong_numbers),
        *_unknown_forces(facts),
        *_half_bilingual(facts),
        *_tool_errors(facts),
        *_silence_errors(facts),
        *_practice_errors(facts),
    ]


def _doubled_keys(facts: Facts, local: str) -> Iterator[str]:
    """Yield the keys of two facts: `flask facts checked` must know which is meant. A tool shares its service's."""
    tables = ("services", "links", "tool_rules", "phones", "wrong_numbers", "police_forces")
    kinds = {**{f"{name}.toml": getattr(facts, name) for name in tables}, "platforms": facts.platforms}
    files = defaultdict(list)
    for file, found in {**kinds, "councils": facts.of_councils, local: facts.local}.items():
        for key in found:
            files[key].append(file)
    for key, named in sorted(files.items()):
        if len(named) > 1:
            yield f"{' and '.join(named)}: {key}: the key of two facts"


def _days_to_come(facts: Facts, local: str) -> Iterator[str]:
    """Yield the local facts of a day after today, which would make every kept copy look old.

    Where this machine's clock is behind our own facts it is the clock that is wrong: that must not stop a start.
    """
    newest = max((fact.checked for key, fact in facts.everything() if key not in facts.local), default=date.min)
    today = datetime.now(UTC).date()
    latest = today + DAY if today >= newest else newest + YEAR
    for key, fact in facts.local.items():
        if fact.checked > latest:
            yield f"{local}: contacts.{key}.checked: {fact.checked} is after today ({today})"


def _half_bilingual(facts: Facts) -> Iterator[str]:
    """Yield the addresses on bilingual hosts, as councils' are, for which nobody has looked for the Welsh page."""
    of_councils = facts.of_councils
    for key, address in facts.addresses():
        page, looked = address.pages[SOURCE.code], WELSH.code in {*address.pages, *address.looked}
        if not looked and (key in of_councils or urls.is_on(page, facts.bilingual_hosts.hosts)):
            yield (
                f"{key}: {urls.host(page)} has Welsh pages: give the one in cy, or the day you looked in vain, "
                f"looked = {{ cy = 2026-11-26 }}"
            )


def _unknown_forces(facts: Facts) -> Iterator[str]:
    """Yield the councils whose police force is not among ours."""
    for key, council in facts.councils.items():
        if council.police not in facts.police_forces:
            yield f"councils/{key}.toml: police: no force is called {council.police}"


def _tool_errors(facts: Facts) -> Iterator[str]:
    """Yield what is wrong between tools, rules and services: everybody must get exactly one answer."""
    for key in facts.tools:
        if key not in facts.services or not facts.services[key].url:
            yield f"tools.toml: {key}: no service of that name has a url"
    for key, rule in facts.tool_rules.items():
        for tool in rule.tools:
            if tool not in facts.tools:
                yield f"tool_rules.toml: {key}.tools: no tool is called {tool}"
    for picture, now, living in product(get_args(AgeBand), get_args(AgeBand), get_args(Living)):
        rules = [key for key, rule in facts.tool_rules.items() if rule.suits(picture, now, living)]
        if len(rules) != 1 and (picture, now) != ("18 or over", "under 18"):
            who = f"{picture} in the picture, {now} now, living: {living}"
            yield f"tool_rules.toml: {who}: {' and '.join(rules) or 'no rule'}"


def _silence_errors(facts: Facts) -> Iterator[str]:
    """Yield what is wrong with whom to ask when no answer comes: some person has to answer at any hour."""
    callable_services = {key: service for key, service in facts.services.items() if service.phone}
    for key, fact in facts.everything():
        silence = fact.if_silent if isinstance(fact, Awaited) else None
        asked = silence.ask if silence else ()
        unknown = [name for name in asked if name not in callable_services]
        yield from (f"{key}: if_silent.ask: no service called {name} has a phone" for name in unknown)
        hours = [callable_services[name].hours for name in asked if name in callable_services]
        if silence and not unknown and not any(one and one.always for one in hours):
            yield f"{key}: if_silent.ask: nobody there answers day and night"


def _practice_errors(facts: Facts) -> Iterator[str]:
    """Yield what is wrong between the practice cards, and with the services that they name."""
    callable_services = {key for key, service in facts.services.items() if service.phone}
    yield from (f"practice.toml: {error}" for error in practice_graph.errors(facts.practice, callable_services))
