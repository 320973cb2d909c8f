"""`flask --app webapp facts round --due councils`: a volunteer asks councils who answers, and it is written down.

Only an office is rung, in its hours, and it is told at once that this is a check. A night team is never rung to
test it: its own office is asked for the number.
"""

from collections.abc import Callable, Collection
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from tools.facts import corrections
from webapp.facts.councils import Council, Line
from webapp.facts.load import FactsError
from webapp.facts.opening_hours import Hours, Rule
from webapp.facts.phone_numbers import spoken_digits
from webapp.facts.store import Facts
from webapp.i18n.languages import SOURCE

UK = ZoneInfo("Europe/London")
SURELY_OPEN = Hours(rules=(Rule(first="monday", last="friday", opens=time(10), closes=time(16)),))
"""For an office whose hours nobody knows."""
SAY = (
    "Say at once: I am checking that your number is right on a page for schools and families. I don't need help. "
    "Then ask: which number do people ring in the evening, at night and at weekends, and when does it answer for "
    "everything?"
)
WHEN = {"day": "by day", "night": "at night"}
NEVER = "Never ring a night team to test it."
Say = Callable[[str], object]


def in_english(hours: Hours) -> str:
    """Return opening hours in English, as they are written in the facts."""
    days = [" to ".join(filter(None, (rule.first, rule.last))) for rule in hours.rules]
    times = [f"{rule.opens:%H:%M} to {rule.closes:%H:%M}" for rule in hours.rules]
    return "; ".join(" ".join(filter(None, one)) for one in zip(days, times, strict=True))


def office_is_open(hours: Hours | None, moment: datetime, holidays: Collection[date]) -> bool:
    """Return whether an office may be rung: in its hours by the clock in the UK, on no bank holiday."""
    here = moment.astimezone(UK)
    if here.date() in holidays:
        return False
    rules = (hours or SURELY_OPEN).rules
    return any(here.weekday() in rule.weekdays and rule.opens <= here.time() < rule.closes for rule in rules)


def _is_due(line: Line | None, oldest: date) -> bool:
    return line is None or not line.confirmed or line.checked < oldest


def due(facts: Facts, oldest: date) -> list[tuple[str, Council]]:
    """Return the councils with a number that nobody has checked since `oldest`, those with none checked first."""
    found = [
        (key, council)
        for key, council in facts.councils.items()
        if _is_due(council.day, oldest) or _is_due(council.night, oldest)
    ]
    return sorted(found, key=lambda one: (sum(line.confirmed for _part, line in one[1].lines), one[0]))


def _read_out(facts: Facts, key: str, council: Council, say: Say) -> None:
    say(f"\n{key}: {council.name[SOURCE.code]}")
    for part, line in council.lines:
        if line.phone:
            say(f"  {part}: {line.phone} ({line.confidence}): {spoken_digits(line.phone)}")
        if line.conflict:
            say(f"  {part}: take care: {line.conflict}")
        for like in facts.lookalikes():
            if like.key == f"{key}-{part}":
                say(f"  {part}: take care: {like.how} {like.other_number}, {like.other}.")
    known = {part for part, line in council.lines if line.phone}
    for missing in [part for part in WHEN if part not in known]:
        say(f"  {missing}: no number is known. Find it on the council's own page, never from memory.")


def _instruct(council: Council, say: Say, moment: datetime, holidays: Collection[date]) -> list[str]:
    """Say what may be done now, and return the ways in which the numbers may be checked."""
    ways = ["opened", "written"]
    if council.day and council.day.phone:
        hours = in_english(council.day.hours or SURELY_OPEN)
        if office_is_open(council.day.hours, moment, holidays):
            say(f"  Its office is open ({hours}): ring {council.day.phone}. {SAY}")
            ways.append("dialled")
        else:
            say(f"  Its office is closed now: ring it only in its hours, {hours}.")
    pages = council.page.url.pages.values() if council.page else []
    say(f"  Or open its page, or ask it in writing. {' '.join(pages)}".rstrip())
    say(f"  {NEVER}")
    return ways


def _page_of(council: Council) -> str | None:
    known = [line.source for _part, line in council.lines if line.source and line.owner == "own"]
    return council.page.url.pages[SOURCE.code] if council.page else next(iter(known), None)


def _record(folder: Path, key: str, council: Council, how: str, moment: datetime) -> None:
    """Ask for the numbers as the council gives them and write them down."""
    source = click.prompt("The council's own page", default=_page_of(council))
    for part, when in WHEN.items():
        known = council.day.phone if part == "day" and council.day and how == "dialled" else None
        phone = click.prompt(f"Its number {when}, as they give it; empty for none", default=known or "")
        noted = "told" if (part, how) == ("night", "dialled") else how
        if phone:
            checked = corrections.CheckedNumber(phone.strip(), noted, moment.astimezone(UK).date(), source)
            corrections.record_line(folder, f"{key}-{part}", checked)


def run(facts: Facts, folder: Path, days: int, moment: datetime, say: Say) -> None:
    """Lead through every council that is due."""
    waiting = due(facts, moment.date() - timedelta(days=days))
    say(f"{len(waiting)} of {len(facts.councils)} councils to check.")
    for key, council in waiting:
        _read_out(facts, key, council, say)
        ways = _instruct(council, say, moment, facts.bank_holidays.days)
        answer = click.prompt("How did you check", type=click.Choice([*ways, "skip", "stop"]))
        if answer == "stop":
            break
        if answer in ways:
            try:
                _record(folder, key, council, answer, moment)
            except FactsError as error:
                say(f"  Not written: {error}")
    say("Hours, and what a night does not cover, stand in the same files: correct them by hand.")
