"""Whether a service is open, worked out the slow and obvious way: every opening around the moment is laid out."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from webapp.hours import Hours

UK = ZoneInfo("Europe/London")
FRIDAY = 4
DAY = timedelta(days=1)


def _takes_place(hours: Hours, day: date, holidays: Collection[date]) -> bool | None:
    if hours.days == "weekdays" and day.weekday() > FRIDAY:
        return False
    if hours.bank_holidays == "open":
        return True
    if day in holidays:
        return False if hours.bank_holidays == "closed" else None
    return None if day > max(holidays).replace(month=12, day=31) else True


def is_open(hours: Hours, moment: datetime, holidays: Collection[date]) -> bool | None:
    """Say whether the service is open at `moment` (aware); None on a bank holiday nobody knows about.

    Bank holidays are known to the end of the year of the last one.
    """
    on_the_wall = moment.astimezone(UK).replace(tzinfo=None)
    for day in (on_the_wall.date() - DAY, on_the_wall.date()):
        start, end = datetime.combine(day, hours.opens), datetime.combine(day, hours.closes)
        if end <= start:
            end += DAY
        if start <= on_the_wall < end:
            return _takes_place(hours, day, holidays)
    return False
