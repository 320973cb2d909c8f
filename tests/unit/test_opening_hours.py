"""Open now: the script that runs on the phone, held against the slow and obvious answer."""

import json
from datetime import UTC, datetime, time, timedelta, timezone
from itertools import product
from pathlib import Path
from typing import Any

import holidays
import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.support.hours_oracle import BANK_HOLIDAYS, FIRST_YEAR, KNOWN_FROM, LAST_YEAR, State, state
from tests.support.node import Node
from webapp.assets import minify
from webapp.core import paths
from webapp.facts.open_status import open_status_data
from webapp.facts.opening_hours import DAYS, WHOLE_DAY, WHOLE_WEEK, Hours, Rule, opening_hours_text

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("in_english")]

SOURCE = minify.with_shared(paths.STATIC / "js" / "open_status.js")
SCRIPT = Path(__file__).parents[1] / "javascript" / "open_status.mjs"
UNTIL_MIDNIGHT = Hours(rules=(Rule(opens=time(8), closes=time(0)),), bank_holidays="open")
OFFICE = Hours(rules=(Rule(first="monday", last="friday", opens=time(10), closes=time(16)),))
TWO_RULES = Hours(
    rules=(
        Rule(first="monday", last="thursday", opens=time(9), closes=time(21)),
        Rule(first="friday", opens=time(9), closes=time(17)),
    )
)
NIGHT = Hours(rules=(Rule(opens=time(20), closes=time(2)),), bank_holidays="closed")
TOUCHING = Hours(
    rules=(
        Rule(first="friday", last="sunday", opens=time(0), closes=time(0)),
        Rule(first="monday", opens=time(0), closes=time(6, 30)),
    ),
    bank_holidays="open",
)
SMALL_HOURS = Hours(
    rules=(Rule(opens=time(0), closes=time(1)), Rule(opens=time(2), closes=time(3))), bank_holidays="open"
)
Case = tuple[Hours, datetime]


def _run(what: str, cases: list[Case], zone: str) -> Any:
    """Return what the real script answers, `state` or `text`, on a phone set to `zone`."""
    asked = [(open_status_data(hours, KNOWN_FROM), moment.isoformat()) for hours, moment in cases]
    return Node.shared(SCRIPT).ask(what=what, zone=zone, script=SOURCE, cases=asked)


def _on_the_phone(cases: list[Case], zone: str) -> list[State]:
    """Return whether each is open and when that changes."""
    answers: list[tuple[bool | None, int | None]] = _run("state", cases, zone)
    return [(open_now, None if at is None else time(*divmod(at % WHOLE_DAY, 60))) for open_now, at in answers]


def _every_half_hour(start: datetime, days: int) -> list[datetime]:
    return [start + timedelta(minutes=30 * step) for step in range(days * 48)]


ZONES = ("Europe/London", "Asia/Kolkata", "America/Los_Angeles", "Pacific/Kiritimati")
KINDS = {
    "until midnight": UNTIL_MIDNIGHT,
    "weekdays": OFFICE,
    "two rules": TWO_RULES,
    "over midnight": NIGHT,
    "touching": TOUCHING,
}


def _pairs() -> list[Any]:
    """Return each kind of hours in each zone; each kind, and each zone, is in every run."""
    turns = {(name, ZONES[at % len(ZONES)]) for at, name in enumerate(KINDS)}
    return [
        pytest.param(KINDS[name], zone, id=f"{name}, {zone}", marks=() if pair in turns else pytest.mark.exhaustive)
        for pair in product(KINDS, ZONES)
        for name, zone in [pair]
    ]


@pytest.mark.parametrize(("hours", "zone"), _pairs())
def test_year_and_clock_changes_in_any_zone(hours: Hours, zone: str) -> None:
    spring = _every_half_hour(datetime(2027, 3, 26, tzinfo=UTC), 5)
    autumn = _every_half_hour(datetime(2026, 10, 23, tzinfo=UTC), 5)
    year = [datetime(2027, 1, 1, 0, 1, tzinfo=UTC) + timedelta(hours=23 * step) for step in range(381)]
    cases = [(hours, moment) for moment in spring + autumn + year]
    assert _on_the_phone(cases, zone) == [state(hours, moment, BANK_HOLIDAYS) for hours, moment in cases]


def test_clock_changes_follow_the_law() -> None:
    """The script has the rule written out; a new law comes with the time zone database, and fails here."""
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    ends = [datetime(year, month, 31, tzinfo=UTC) for year in years for month in (3, 10)]
    sundays = [end - timedelta(days=end.isoweekday() % 7) for end in ends]
    cases = [(SMALL_HOURS, moment) for sunday in sundays for moment in _every_half_hour(sunday, 1)]
    assert _on_the_phone(cases, "Asia/Kolkata") == [state(hours, moment, BANK_HOLIDAYS) for hours, moment in cases]


TIMES = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
ANY_RULE = st.one_of(
    st.builds(Rule, opens=TIMES, closes=TIMES),
    st.builds(
        Rule,
        first=st.sampled_from(DAYS),
        last=st.one_of(st.none(), st.sampled_from(DAYS)),
        opens=TIMES,
        closes=TIMES,
    ),
)


def _hours_or_none(rules: list[Rule], bank: str | None) -> Hours | None:
    try:
        return Hours.model_validate({"rules": rules, "bank_holidays": bank})
    except ValidationError:
        return None


ANY_HOURS = (
    st.tuples(st.lists(ANY_RULE, min_size=1, max_size=3), st.sampled_from(["open", "closed", None]))
    .map(lambda parts: _hours_or_none(parts[0], parts[1]))
    .filter(lambda hours: hours is not None)
)
MOMENTS = st.datetimes(
    datetime(FIRST_YEAR - 2, 1, 3),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(LAST_YEAR + 2, 12, 28),  # noqa: DTZ001
    timezones=st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours))),
).map(lambda moment: moment.replace(microsecond=0))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(ANY_HOURS, MOMENTS), min_size=1, max_size=60))
def test_any_hours_at_any_moment(cases: list[Case]) -> None:
    assert _on_the_phone(cases, "UTC") == [state(hours, moment, BANK_HOLIDAYS) for hours, moment in cases]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ANY_RULE, min_size=1, max_size=3))
def test_overlapping_openings_are_refused(rules: list[Rule]) -> None:
    taken = [minute % WHOLE_WEEK for rule in rules for span in rule.spans() for minute in range(*span)]
    assert (_hours_or_none(rules, None) is None) == (len(taken) != len(set(taken)))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-12-25T12:00+00:00", (None, None)),
        ("2026-12-24T12:00+00:00", (True, time(16))),
        ("2026-12-24T16:00+00:00", (False, None)),
        ("2026-11-27T16:00+00:00", (False, None)),
        ("2026-11-29T12:00+00:00", (False, time(10))),
        ("2026-11-29T09:00+00:00", (False, None)),
        ("2026-07-01T09:30+00:00", (True, time(16))),
        ("2026-07-01T08:59+00:00", (False, time(10))),
    ],
)
def test_an_office_line_by_hand(moment: str, expected: State) -> None:
    """Weekdays 10 to 4; nobody knows about bank holidays; in July the UK is an hour ahead of UTC."""
    assert _on_the_phone([(OFFICE, datetime.fromisoformat(moment))], "UTC") == [expected]


@pytest.mark.parametrize(
    ("moment", "known"),
    [
        ("1970-01-01T12:00+00:00", False),
        ("2025-12-31T23:59+00:00", False),
        ("2026-01-01T00:00+00:00", True),
        ("2030-12-31T23:59+00:00", True),
        ("2031-01-01T00:00+00:00", False),
        ("2062-11-26T12:00+00:00", False),
    ],
)
@pytest.mark.parametrize("hours", [UNTIL_MIDNIGHT, NIGHT, TOUCHING])
def test_clock_out_of_range_says_nothing(
    hours: Hours,
    moment: str,
    known: bool,  # noqa: FBT001
) -> None:
    ((open_now, at),) = _on_the_phone([(hours, datetime.fromisoformat(moment))], "UTC")
    assert (open_now is not None) == known
    assert known or at is None


def test_bank_holidays_are_those_of_england_and_wales() -> None:
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    assert sorted(holidays.country_holidays("GB", subdiv="WLS", years=years)) == [*BANK_HOLIDAYS]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-27T12:00+00:00", (True, None)),
        ("2026-11-29T12:00+00:00", (True, time(6, 30))),
        ("2026-11-30T06:29+00:00", (True, time(6, 30))),
        ("2026-11-26T23:59+00:00", (False, time(0))),
    ],
)
def test_openings_that_touch_are_one(moment: str, expected: State) -> None:
    assert _on_the_phone([(TOUCHING, datetime.fromisoformat(moment))], "UTC") == [expected]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/en/", "Open 9am to 9pm, Monday to Thursday. Open 9am to 5pm on Friday"),
        ("/cy/", "Ar agor 9am tan 9pm, o ddydd Llun i ddydd Iau. Ar agor 9am tan 5pm ddydd Gwener"),
    ],
)
def test_rules_in_words(app: Flask, path: str, expected: str) -> None:
    with app.test_request_context(path):
        assert opening_hours_text(TWO_RULES) == expected


def test_a_whole_week_in_parts_is_always() -> None:
    weekdays = Rule(first="monday", last="friday", opens=time(8), closes=time(8))
    weekend = Rule(first="saturday", last="sunday", opens=time(8), closes=time(8))
    assert Hours(rules=(weekdays, weekend)).always
    assert not Hours(rules=(weekdays,)).always


def test_badge_words_match_its_times(app: Flask) -> None:
    with app.test_request_context("/cy/"):
        assert json.loads(open_status_data(UNTIL_MIDNIGHT, KNOWN_FROM))["says"] == {
            "open": "Ar agor nawr",
            "closed": "Ar gau nawr",
            "closes": {"0": "Ar agor nawr, yn cau am hanner nos"},
            "opens": {"480": "Ar gau nawr, yn agor am 8am", "1920": "Ar gau nawr, yn agor yfory am 8am"},
        }


@pytest.mark.parametrize(
    ("hours", "moment", "said"),
    [
        (OFFICE, "2026-11-30T09:59", "Closed now, opens at 10am"),
        (OFFICE, "2026-11-30T16:00", "Closed now, opens tomorrow at 10am"),
        (OFFICE, "2026-12-01T00:01", "Closed now, opens at 10am"),
        (OFFICE, "2026-11-27T16:00", "Closed now"),
        (TOUCHING, "2026-11-26T23:00", "Closed now, opens at midnight"),
        (NIGHT, "2026-11-30T01:00", "Open now, closes at 2am"),
    ],
)
def test_a_badge_tells_today_from_tomorrow(hours: Hours, moment: str, said: str) -> None:
    shown = _run("text", [(hours, datetime.fromisoformat(f"{moment}+00:00"))], "Asia/Kolkata")
    assert shown == [said]
