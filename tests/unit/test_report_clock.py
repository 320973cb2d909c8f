"""The report clock: the script that runs on the phone, held against the slow and obvious answer."""

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.hours_oracle import BANK_HOLIDAYS, DAY, FIRST_YEAR, KNOWN_FROM, LAST_YEAR, UK
from tests.support.node import Node
from webapp.assets import minify
from webapp.core import paths
from webapp.facts.open_status import report_clock_data

pytestmark = pytest.mark.usefixtures("in_english")

SOURCE = minify.with_shared(paths.STATIC / "js" / "report_clock.js")
SCRIPT = Path(__file__).parents[1] / "javascript" / "report_clock.mjs"
OFFERED = 6
HALF_DAY = timedelta(hours=12)
LAST_DAY = date(LAST_YEAR, 12, 31)
CLOSED = (*BANK_HOLIDAYS, LAST_DAY + DAY)
Case = tuple[datetime, datetime]
"""When the half days are offered, and when one is tapped."""


def _on_the_phone(cases: list[Case], zone: str = "UTC", working_days: int = 1) -> list[Any]:
    """Return, for each case, the half days that are offered, and what each of them leads to."""
    asked = [[moment.isoformat() for moment in case] for case in cases]
    rules = report_clock_data(working_days, KNOWN_FROM)
    answers: list[Any] = Node.shared(SCRIPT).ask(zone=zone, script=SOURCE, rules=rules, cases=asked)
    return answers


def _half_day(moment: datetime) -> tuple[date, str]:
    """Return the day and its part by the clock in the UK: the small hours are the night of the day before."""
    wall = moment.astimezone(UK)
    if time(6) <= wall.time() < time(18):
        return wall.date(), "daytime"
    return (wall.date() if wall.hour >= 18 else wall.date() - DAY), "night"


def _before(half: tuple[date, str]) -> tuple[date, str]:
    return (half[0], "daytime") if half[1] == "night" else (half[0] - DAY, "night")


def _answer_day(day: date, working_days: int) -> date:
    while working_days:
        day += DAY
        working_days -= day.isoweekday() <= 5 and day not in CLOSED
    return day


def _expected(case: Case, working_days: int = 1) -> list[list[str]]:
    """Work it out day by day."""
    offered, tapped = (moment.astimezone(UK).date() for moment in case)
    if not KNOWN_FROM <= offered <= LAST_DAY:
        return [[], []]
    halves = [_half_day(case[0])]
    while len(halves) < OFFERED:
        halves.append(_before(halves[-1]))
    names = [f"{day:%A}, {part}" if part == "daytime" else f"{day:%A} {part}" for day, part in halves]
    days = [_answer_day(day, working_days) for day, _part in halves]
    return [names, [_said(day, tapped) for day in days]]


def _said(day: date, today: date) -> str:
    if day < today:
        return "That day has passed. Look now. Nothing yet? Read on below."
    late = "It may come earlier, or take longer."
    if day - today <= DAY:
        return f"Look at the end of {'today' if day == today else 'tomorrow'}. {late}"
    return f"Look on {day:%A}, at the end of the day. {late}"


def test_report_clock_at_every_half_day() -> None:
    """All weekends, bank holidays and both changes of the clocks, in each year."""
    start = datetime(KNOWN_FROM.year, 1, 1, 12, tzinfo=UTC)
    moments = [start + HALF_DAY * step for step in range(2 * (LAST_DAY - KNOWN_FROM).days)]
    cases = [(moment, moment) for moment in moments]
    assert _on_the_phone(cases, "America/Los_Angeles") == [_expected(case) for case in cases]


def test_a_weekday_is_never_two_of_them() -> None:
    """From any day the answer is at most six days on, so that the name of its weekday is enough."""
    days = [KNOWN_FROM + DAY * step for step in range((LAST_DAY - KNOWN_FROM).days)]
    assert max(_answer_day(day, 1) - day for day in days) < timedelta(days=7)


MOMENTS = st.datetimes(
    datetime(FIRST_YEAR - 2, 1, 3),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(LAST_YEAR + 2, 12, 28),  # noqa: DTZ001
    timezones=st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours))),
).map(lambda moment: moment.replace(microsecond=0))
WAITS = st.timedeltas(timedelta(0), timedelta(days=4)).map(
    lambda wait: timedelta(seconds=int(wait.total_seconds()))
)
CASES = st.tuples(MOMENTS, WAITS).map(lambda pair: (pair[0], pair[0] + pair[1]))


@settings(max_examples=4, suppress_health_check=[*HealthCheck])
@given(st.lists(CASES, min_size=80, max_size=120), st.integers(1, 3))
def test_any_moment_on_any_phone(cases: list[Case], working_days: int) -> None:
    """A page may stay open for days, and a clock may be years wrong."""
    assert _on_the_phone(cases, "Pacific/Kiritimati", working_days) == [_expected(c, working_days) for c in cases]


@pytest.mark.parametrize(
    ("offered", "first", "answer"),
    [
        ("2026-11-27T23:40", "Friday night", "Look on Monday, at the end of the day"),
        ("2026-11-28T02:10", "Friday night", "Look on Monday, at the end of the day"),
        ("2026-11-27T10:00", "Friday, daytime", "Look on Monday, at the end of the day"),
        ("2026-11-29T12:00", "Sunday, daytime", "Look at the end of tomorrow"),
        ("2026-11-30T01:00", "Sunday night", "Look at the end of today"),
        ("2026-12-24T23:00", "Thursday night", "Look on Tuesday, at the end of the day"),
        ("2027-03-25T20:00", "Thursday night", "Look on Tuesday, at the end of the day"),
        ("2027-06-04T22:59", "Friday night", "Look on Monday, at the end of the day"),
    ],
)
def test_by_hand(offered: str, first: str, answer: str) -> None:
    moment = datetime.fromisoformat(f"{offered}+00:00")
    ((names, answers),) = _on_the_phone([(moment, moment)])
    assert names[0] == first
    assert answers[0] == f"{answer}. It may come earlier, or take longer."


def test_the_words_in_welsh(app: Flask) -> None:
    with app.test_request_context("/cy/"):
        clock = json.loads(report_clock_data(1, KNOWN_FROM))
    assert clock["names"][8:10] == ["Dydd Gwener, yn y dydd", "Nos Wener"]
    assert clock["says"]["days"][0].startswith("Edrycha ddydd Llun, ar ddiwedd y dydd.")
