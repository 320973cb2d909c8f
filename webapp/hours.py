"""Opening hours as facts: which days, from when until when, by the clock in the UK.

Whether a service is open now is worked out on the reader's device, by `static/js/hours.js`.
"""

from datetime import date, time
from functools import cache
from typing import Literal

import holidays
from flask_babel import gettext
from pydantic import BaseModel, ConfigDict

Days = Literal["every day", "weekdays"]


class Hours(BaseModel):
    """One daily opening. `closes` of 00:00 is midnight; the same `opens` and `closes` is day and night.

    A `closes` before `opens` is on the next morning. `bank_holidays` is left out where nobody knows.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    days: Days
    opens: time
    closes: time
    bank_holidays: Literal["open", "closed"] | None = None

    @property
    def always(self) -> bool:
        """Whether it never closes."""
        return self.days == "every day" and self.opens == self.closes


@cache
def bank_holidays(first: int, last: int) -> tuple[date, ...]:
    """Return the bank holidays of England and Wales in the years `first` to `last`, in order."""
    return tuple(sorted(holidays.country_holidays("GB", subdiv="WLS", years=range(first, last + 1))))


def clock(moment: time) -> str:
    """Say a time of day as people do in both languages: 8am, 4:30pm, midnight."""
    if moment == time(0):
        return gettext("midnight")
    if moment == time(12):
        return gettext("midday")
    half = "am" if moment.hour < 12 else "pm"  # noqa: PLR2004 - noon
    minutes = f":{moment:%M}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{half}"


def in_words(hours: Hours) -> str:
    """Return the opening hours as one phrase in the current language."""
    if hours.always:
        return gettext("Open day and night")
    times = {"opens": clock(hours.opens), "closes": clock(hours.closes)}
    if hours.days == "weekdays":
        return gettext("Open %(opens)s to %(closes)s, Monday to Friday", **times)
    return gettext("Open %(opens)s to %(closes)s, every day", **times)
