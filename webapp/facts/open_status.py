"""Open status: the data for `static/js/open_status.js`, with the words for open and closed."""

import json
from datetime import date, time

from flask_babel import gettext

from webapp.facts.opening_hours import WHOLE_DAY, Hours, bank_holidays, clock, minutes

FIRST_YEAR, LAST_YEAR = 2026, 2030
"""Bank holidays a page knows about. They stand in the page, so that pages stay the same all year."""
AFTER_LAST = date(LAST_YEAR + 1, 1, 1)
"""New Year's Day, a bank holiday: the last evening looks ahead to it."""
EPOCH = date(1970, 1, 1)


def _closes(moments: set[time]) -> dict[int, str]:
    """Return what to say for each time of day at which the service closes."""
    return {minutes(at): gettext("Open now, closes at %(time)s", time=clock(at)) for at in sorted(moments)}


def _opens(moments: set[time]) -> dict[int, str]:
    """Return what to say for each opening of today, and of tomorrow a day later. Midnight is nobody's tomorrow."""
    texts = {minutes(at): gettext("Closed now, opens at %(time)s", time=clock(at)) for at in sorted(moments)}
    for at in sorted(moments):
        tomorrow = gettext("Closed now, opens tomorrow at %(time)s", time=clock(at))
        texts[WHOLE_DAY + minutes(at)] = tomorrow if minutes(at) else texts[0]
    return texts


def days_since_1970(moment: date) -> int:
    """Count days since 1970, as the scripts do."""
    return (moment - EPOCH).days


def open_status_data(hours: Hours, known_from: date) -> str:
    """Return, as JSON, what `open_status.js` needs to say whether a service is open.

    `from` is the day of the newest fact: a clock from before it is wrong. `onHolidays` is null where nobody knows.
    `rules` holds weekdays (Sunday as 0, as JavaScript counts), the minute after midnight of the opening and
    its length in minutes; `says` the words, those with a time by minute after midnight, an opening's of today.
    """
    days = [] if hours.bank_holidays == "open" else [*bank_holidays(FIRST_YEAR, LAST_YEAR), AFTER_LAST]
    return json.dumps(
        {
            "rules": [
                [[(day + 1) % 7 for day in rule.weekdays], minutes(rule.opens), rule.length] for rule in hours.rules
            ],
            "holidays": [days_since_1970(day) for day in days],
            "onHolidays": False if hours.bank_holidays == "closed" else None,
            "from": days_since_1970(known_from),
            "until": days_since_1970(AFTER_LAST) - 1,
            "says": {
                "open": gettext("Open now"),
                "closed": gettext("Closed now"),
                "closes": _closes({rule.closes for rule in hours.rules}),
                "opens": _opens({rule.opens for rule in hours.rules}),
            },
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
