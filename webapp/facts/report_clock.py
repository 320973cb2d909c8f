"""What the page tells `static/js/report_clock.js`: the bank holidays, and the words for days and half days."""

import json
from datetime import date

from flask_babel import gettext

from webapp.facts.open_status import AFTER_LAST, FIRST_YEAR, LAST_YEAR, days_since_1970
from webapp.facts.opening_hours import bank_holidays, day_name, day_title

WEEK = range(7)


def _nights() -> list[str]:
    """Return the names of the nights, from Monday's."""
    return [
        gettext("Monday night"),
        gettext("Tuesday night"),
        gettext("Wednesday night"),
        gettext("Thursday night"),
        gettext("Friday night"),
        gettext("Saturday night"),
        gettext("Sunday night"),
    ]


def _names() -> list[str]:
    """Return the names of the fourteen half days of a week: Monday by day, Monday night, and so on."""
    by_day = [gettext("%(day)s, daytime", day=day_title(weekday)) for weekday in WEEK]
    return [name for pair in zip(by_day, _nights(), strict=True) for name in pair]


def report_clock_data(working_days: int, known_from: date) -> str:
    """Return, as JSON, what the script needs for an answer within `working_days`.

    `from` is the day of the newest fact: a clock from before it is wrong. `soon` holds what to say of today and
    tomorrow, `days` of each weekday, Monday first.
    """
    holidays = [*bank_holidays(FIRST_YEAR, LAST_YEAR), AFTER_LAST]
    return json.dumps(
        {
            "workingDays": working_days,
            "holidays": [days_since_1970(day) for day in holidays],
            "from": days_since_1970(known_from),
            "until": days_since_1970(AFTER_LAST) - 1,
            "names": _names(),
            "says": {
                "passed": gettext("That day has passed. Look now. Nothing yet? Read on below."),
                "soon": [
                    gettext("Look at the end of today. It may come earlier, or take longer."),
                    gettext("Look at the end of tomorrow. It may come earlier, or take longer."),
                ],
                "days": [
                    gettext("Look on %(day)s, at the end of the day. It may come earlier, or take longer.", day=day)
                    for day in map(day_name, WEEK)
                ],
            },
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
