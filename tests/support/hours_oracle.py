"""An oracle for open status: try every opening and closing within a day."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.support.registry import STORE
from webapp.facts.opening_hours import DAYS, WHOLE_DAY, Hours, Rule, minutes

UK = ZoneInfo("Europe/London")
DAY = timedelta(days=1)
State = tuple[bool | None, time | None]
BANK_HOLIDAYS = STORE.bank_holidays.days
FIRST_YEAR, LAST_YEAR = BANK_HOLIDAYS[0].year, BANK_HOLIDAYS[-1].year
"""The years whose bank holidays a page knows about. The day after the last is New Year's Day, one more."""


def _starts_on(rule: Rule, day: date) -> bool:
    if rule.first is None:
        return True
    on: set[str] = {rule.first}
    following = [*DAYS, *DAYS][DAYS.index(rule.first) :]
    if rule.last:
        on |= set(following[: following.index(rule.last) + 1])
    return DAYS[day.weekday()] in on


def _takes_place(hours: Hours, day: date, holidays: Collection[date]) -> bool | None:
    if hours.bank_holidays == "open":
        return True
    if day in holidays or day > max(holidays).replace(month=12, day=31):
        return False if hours.bank_holidays == "closed" else None
    return True


def _is_open(hours: Hours, wall: datetime, holidays: Collection[date]) -> bool | None:
    for day in (wall.date() - DAY, wall.date()):
        for rule in hours.rules:
            start, end = datetime.combine(day, rule.opens), datetime.combine(day, rule.closes)
            if end <= start:
                end += DAY
            if _starts_on(rule, day) and start <= wall < end:
                answer = _takes_place(hours, day, holidays)
                if answer is not False:
                    return answer
    return False


KNOWN_FROM = date(FIRST_YEAR, 1, 1)
"""The day of the newest fact, for hours that are made up."""


def state(hours: Hours, moment: datetime, holidays: Collection[date], known_from: date = KNOWN_FROM) -> State:
    """Say whether the service is open at `moment` (aware), and the time at which that changes within a day.

    None stands for what nobody knows. Bank holidays are known to the end of the year of the last one; a clock that
    is past that, or before `known_from`, is wrong.
    """
    wall = moment.astimezone(UK).replace(tzinfo=None, second=0)
    if not known_from <= wall.date() <= max(holidays).replace(month=12, day=31):
        return None, None
    now = _is_open(hours, wall, holidays)
    if now is None:
        return None, None
    edges = {edge for rule in hours.rules for edge in (rule.opens, rule.closes)}
    days = (wall.date(), wall.date() + DAY)
    for later in sorted(datetime.combine(day, edge) for day in days for edge in edges):
        if wall < later < wall + DAY and (then := _is_open(hours, later, holidays)) is not now:
            return now, None if then is None else later.time()
    return now, None


def state_of(key: str, moment: str) -> State:
    """Return the state of the service `key` at a moment in ISO 8601, by the hours that stand in our facts."""
    hours = STORE.services[key].hours
    if hours is None:
        raise ValueError(key)
    return state(hours, datetime.fromisoformat(moment), BANK_HOLIDAYS)


def words_for(found: State, moment: str, says: Mapping[str, Any]) -> str:
    """Return what a badge says in this state, of the words `says` in the page; nothing where nobody knows."""
    open_now, at = found
    if open_now is None:
        return ""
    if at is None:
        return str(says["open" if open_now else "closed"])
    if open_now:
        return str(says["closes"][str(minutes(at))])
    today = datetime.fromisoformat(moment).astimezone(UK).time() < at
    return str(says["opens"][str(minutes(at) + (0 if today else WHOLE_DAY))])
