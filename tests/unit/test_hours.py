"""Open now: the script that runs on the phone, held against the slow and obvious answer."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.open_now import is_open
from webapp import badges, facts, paths
from webapp.hours import Hours, bank_holidays

NODE = Path(sys.executable).parent / "node"
PROGRAM = """
const { runInNewContext } = require("node:vm");
const [file, cases] = JSON.parse(require("node:fs").readFileSync(0, "utf-8"));
const code = require("node:fs").readFileSync(file, "utf-8") + "; isOpen";
const isOpen = runInNewContext(code, { Intl, Date, document: { querySelector: () => null } });
console.log(JSON.stringify(cases.map(([rules, moment]) => isOpen(JSON.parse(rules), new Date(moment)))));
"""
MEIC = facts.load(paths.DATA).services["meic"].hours
POSH = facts.load(paths.DATA).services["posh"].hours
NIGHT = Hours(days="every day", opens=time(20), closes=time(2), bank_holidays="closed")
HOLIDAYS = bank_holidays(badges.FIRST_YEAR, badges.LAST_YEAR)
Case = tuple[Hours, datetime]


def _on_the_phone(cases: list[Case], zone: str) -> list[bool | None]:
    """Answer with the real script, on a phone set to `zone`."""
    asked = [(badges.rules(hours), moment.isoformat()) for hours, moment in cases]
    told = subprocess.run(
        [NODE, "-e", PROGRAM],
        input=json.dumps([str(paths.STATIC / "js" / "hours.js"), asked]),
        env={"TZ": zone},
        capture_output=True,
        text=True,
        check=True,
    )
    answers: list[bool | None] = json.loads(told.stdout)
    return answers


def _every_half_hour(start: datetime, days: int) -> list[datetime]:
    return [start + timedelta(minutes=30 * step) for step in range(days * 48)]


@pytest.mark.parametrize("zone", ["Europe/London", "Asia/Kolkata", "America/Los_Angeles", "Pacific/Kiritimati"])
@pytest.mark.parametrize("hours", [MEIC, POSH, NIGHT], ids=["until midnight", "weekdays", "over midnight"])
def test_a_year_and_both_clock_changes_on_any_phone(hours: Hours, zone: str) -> None:
    spring = _every_half_hour(datetime(2027, 3, 26, tzinfo=UTC), 5)
    autumn = _every_half_hour(datetime(2026, 10, 23, tzinfo=UTC), 5)
    year = [datetime(2027, 1, 1, 0, 1, tzinfo=UTC) + timedelta(hours=7 * step) for step in range(1250)]
    cases = [(hours, moment) for moment in spring + autumn + year]
    assert _on_the_phone(cases, zone) == [is_open(hours, moment, HOLIDAYS) for hours, moment in cases]


TIMES = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
ANY_HOURS = st.builds(
    Hours,
    days=st.sampled_from(["every day", "weekdays"]),
    opens=TIMES,
    closes=TIMES,
    bank_holidays=st.sampled_from(["open", "closed", None]),
)
MOMENTS = st.datetimes(
    datetime(badges.FIRST_YEAR, 1, 2),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(badges.LAST_YEAR + 2, 12, 30),  # noqa: DTZ001
    timezones=st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours))),
).map(lambda moment: moment.replace(microsecond=0))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(ANY_HOURS, MOMENTS), min_size=1, max_size=60))
def test_any_hours_at_any_moment(cases: list[Case]) -> None:
    assert _on_the_phone(cases, "UTC") == [is_open(hours, moment, HOLIDAYS) for hours, moment in cases]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-12-25T12:00+00:00", None),
        ("2026-12-24T12:00+00:00", True),
        ("2026-12-24T16:00+00:00", False),
        ("2026-11-28T12:00+00:00", False),
        ("2026-07-01T09:30+00:00", True),
        ("2026-07-01T08:59+00:00", False),
        ("2031-07-01T12:00+00:00", None),
    ],
)
def test_the_professionals_line_by_hand(moment: str, expected: bool | None) -> None:  # noqa: FBT001
    """Weekdays 10 to 4; nobody knows about bank holidays; in July the UK is an hour ahead of UTC."""
    assert POSH
    assert _on_the_phone([(POSH, datetime.fromisoformat(moment))], "UTC") == [expected]


def test_bank_holidays_are_those_of_england_and_wales() -> None:
    days = bank_holidays(2026, 2026)
    assert {date(2026, 12, 25), date(2026, 5, 4), date(2026, 4, 3)} <= set(days)
    assert date(2026, 1, 2) not in days, "that one is Scotland's"
    assert date(2026, 12, 28) in days, "Boxing Day is a Saturday"
    assert sum(day.weekday() < 5 for day in days) == 8


def test_when_it_opens_is_only_said_where_it_opens_every_day(app: Flask) -> None:
    assert MEIC
    assert POSH
    with app.test_request_context("/en/"):
        assert badges.badge(MEIC)["closed"] == "Closed now, opens at 8am"
        assert badges.badge(POSH)["closed"] == "Closed now"
