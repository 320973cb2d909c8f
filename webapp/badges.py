"""What the page tells `static/js/hours.js`: the rules, and the words for open and closed."""

import json
from datetime import time

from flask_babel import gettext

from webapp.hours import Hours, bank_holidays, clock

FIRST_YEAR, LAST_YEAR = 2026, 2030
"""Bank holidays a page knows about. They stand in the page, so that pages stay the same all year."""


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def rules(hours: Hours) -> str:
    """Return the hours as the JSON that `isOpen` takes: minutes after midnight, days as `2026-12-25`."""
    keeps_none = hours.bank_holidays == "open"
    days = [] if keeps_none else [day.isoformat() for day in bank_holidays(FIRST_YEAR, LAST_YEAR)]
    return json.dumps(
        {
            "weekdays": hours.days == "weekdays",
            "opens": _minutes(hours.opens),
            "closes": _minutes(hours.closes),
            "bankHolidays": hours.bank_holidays,
            "holidays": days,
            "knownUntil": f"{LAST_YEAR}-12-31",
        }
    )


def badge(hours: Hours) -> dict[str, str]:
    """Return the rules of a service and what to say while it is open and while it is closed.

    When it opens is only said where it opens every day: on a Friday night "opens at 10am" would be false.
    """
    opens_next_day = hours.days == "every day" and hours.bank_holidays == "open"
    return {
        "hours": rules(hours),
        "open": gettext("Open now, closes at %(time)s", time=clock(hours.closes)),
        "closed": gettext("Closed now, opens at %(time)s", time=clock(hours.opens))
        if opens_next_day
        else gettext("Closed now"),
    }
