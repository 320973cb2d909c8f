"""Opening hours as facts: which days, from when until when, in UK time."""

from datetime import time
from typing import Literal

from flask_babel import gettext
from pydantic import BaseModel, ConfigDict

Days = Literal["every day", "weekdays"]


class Hours(BaseModel):
    """One daily opening. `closes` of 00:00 is midnight; the same `opens` and `closes` is day and night."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    days: Days
    opens: time
    closes: time


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
    if hours.opens == hours.closes:
        return gettext("Open day and night")
    times = {"opens": clock(hours.opens), "closes": clock(hours.closes)}
    if hours.days == "weekdays":
        return gettext("Open %(opens)s to %(closes)s, Monday to Friday", **times)
    return gettext("Open %(opens)s to %(closes)s, every day", **times)
