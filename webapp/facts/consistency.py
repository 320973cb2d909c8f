"""Consistency between facts: unique keys, no future dates, exactly one removal tool rule for everybody."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import get_args

from webapp.core import urls
from webapp.facts.removal import AgeBand, Living
from webapp.facts.store import Facts
from webapp.i18n.languages import SOURCE, WELSH

DAY, YEAR = timedelta(days=1), timedelta(days=366)


def doubled_keys(facts: Facts, local: str) -> list[str]:
    """Return the keys of two facts: `flask facts checked` must know which is meant. A tool shares its service's."""
    kinds: list[tuple[str, Iterable[str]]] = [
        ("services.toml", facts.services),
        ("links.toml", facts.links),
        ("platforms", facts.platforms),
        ("tool_rules.toml", facts.tool_rules),
        ("phones.toml", facts.phones),
        ("wrong_numbers.toml", facts.wrong_numbers),
        ("police_forces.toml", facts.police_forces),
        ("councils", [f"{key}-{part}" for key, council in facts.councils.items() for part in council.facts]),
        (local, facts.local),
    ]
    files: dict[str, list[str]] = {}
    for file, found in kinds:
        for key in found:
            files.setdefault(key, []).append(file)
    doubled = [(key, named) for key, named in sorted(files.items()) if len(named) > 1]
    return [f"{' and '.join(named)}: {key}: the key of two facts" for key, named in doubled]


def days_to_come(facts: Facts, local: str) -> list[str]:
    """Return the local facts of a day after today, which would make every kept copy look old.

    Where this machine's clock is behind our own facts it is the clock that is wrong: that must not stop a start.
    """
    newest = max((fact.checked for key, fact in facts.everything() if key not in facts.local), default=date.min)
    today = datetime.now(UTC).date()
    latest = today + DAY if today >= newest else newest + YEAR
    return [
        f"{local}: contacts.{key}.checked: {fact.checked} is after today ({today})"
        for key, fact in facts.local.items()
        if fact.checked > latest
    ]


def errors(facts: Facts, bilingual: tuple[str, ...]) -> list[str]:
    """Return what is wrong between facts that are right by themselves; `bilingual` are hosts with Welsh pages."""
    found = _unknown_forces(facts) + _half_bilingual(facts, bilingual)
    return found + _tool_errors(facts) + _silence_errors(facts)


def _half_bilingual(facts: Facts, bilingual: tuple[str, ...]) -> list[str]:
    """Return the addresses on bilingual hosts for which nobody has looked for the Welsh page."""
    return [
        f"{key}: {urls.host(page)} has Welsh pages: give the one in cy, or the day you looked in vain, "
        f"looked = {{ cy = 2026-11-26 }}"
        for key, address in facts.addresses()
        for page in [address.pages[SOURCE.code]]
        if urls.is_on(page, bilingual) and WELSH.code not in {*address.pages, *address.looked}
    ]


def _unknown_forces(facts: Facts) -> list[str]:
    """Return the councils whose police force is not among ours."""
    return [
        f"councils/{key}.toml: police: no force is called {council.police}"
        for key, council in facts.councils.items()
        if council.police not in facts.police_forces
    ]


def _tool_errors(facts: Facts) -> list[str]:
    """Return what is wrong between tools, rules and services: everybody must get exactly one answer."""
    found = [
        f"tools.toml: {key}: no service of that name has a url"
        for key in facts.tools
        if key not in facts.services or not facts.services[key].url
    ]
    found += [
        f"tool_rules.toml: {key}.tools: no tool is called {tool}"
        for key, rule in facts.tool_rules.items()
        for tool in rule.tools
        if tool not in facts.tools
    ]
    for picture, now, living in product(get_args(AgeBand), get_args(AgeBand), get_args(Living)):
        rules = [key for key, rule in facts.tool_rules.items() if rule.suits(picture, now, living)]
        if len(rules) != 1 and (picture, now) != ("18 or over", "under 18"):
            who = f"{picture} in the picture, {now} now, living: {living}"
            found.append(f"tool_rules.toml: {who}: {' and '.join(rules) or 'no rule'}")
    return found


def _silence_errors(facts: Facts) -> list[str]:
    """Return what is wrong with whom to ask when no answer comes: some person has to answer at any hour."""
    found = []
    for key, fact in facts.everything():
        silence = getattr(fact, "if_silent", None)
        if not silence:
            continue
        asked = [facts.services.get(name) for name in silence.ask]
        unknown = [
            name for name, service in zip(silence.ask, asked, strict=True) if not service or not service.phone
        ]
        found += [f"{key}: if_silent.ask: no service called {name} has a phone" for name in unknown]
        if not unknown and not any(service and service.hours and service.hours.always for service in asked):
            found.append(f"{key}: if_silent.ask: nobody there answers day and night")
    return found
