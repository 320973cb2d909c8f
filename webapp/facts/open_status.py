"""Open status and the clock of a report: the data and words for `open_status.js` and `report_clock.js`."""

import json
from datetime import date, time

from flask_babel import gettext

from webapp.context import current
from webapp.facts.opening_hours import WHOLE_DAY, Hours, clock, day_name, day_title, minutes

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


def _holidays() -> list[int]:
    """Return the bank holidays as days since 1970, as the scripts count. They keep pages the same all year.

    New Year's Day after the last is one more: the last evening looks ahead to it.
    """
    days = current().facts.bank_holidays.days
    return [(day - EPOCH).days for day in (*days, date(days[-1].year + 1, 1, 1))]


def _for_script(known_from: date, data: dict[str, object]) -> str:
    """Return `data` as JSON, with the first and last day on which a device's clock is believed."""
    believed = {"from": (known_from - EPOCH).days, "until": _holidays()[-1] - 1}
    return json.dumps(data | believed, ensure_ascii=False, separators=(",", ":"))


def open_status_data(hours: Hours, known_from: date) -> str:
    """Return, as JSON, what `open_status.js` needs to say whether a service is open.

    `onHolidays` is null where nobody knows. `rules` holds weekdays (Sunday as 0, as JavaScript counts), the minute
    after midnight of the opening and its length in minutes; `says` the words, those with a time by minute after
    midnight, an opening's of today.
    """
    return _for_script(
        known_from,
        {
            "rules": [
                [[(day + 1) % 7 for day in rule.weekdays], minutes(rule.opens), rule.length] for rule in hours.rules
            ],
            "holidays": [] if hours.bank_holidays == "open" else _holidays(),
            "onHolidays": False if hours.bank_holidays == "closed" else None,
            "says": {
                "open": gettext("Open now"),
                "closed": gettext("Closed now"),
                "closes": _closes({rule.closes for rule in hours.rules}),
                "opens": _opens({rule.opens for rule in hours.rules}),
            },
        },
    )


def _half_days() -> list[str]:
    """Return the names of the fourteen half days of a week: Monday by day, Monday night, and so on."""
    nights = [
        gettext("Monday night"),
        gettext("Tuesday night"),
        gettext("Wednesday night"),
        gettext("Thursday night"),
        gettext("Friday night"),
        gettext("Saturday night"),
        gettext("Sunday night"),
    ]
    by_day = [gettext("%(day)s, daytime", day=day_title(weekday)) for weekday in range(7)]
    return [name for pair in zip(by_day, nights, strict=True) for name in pair]


def report_clock_data(working_days: int, known_from: date) -> str:
    """Return, as JSON, what the script needs for an answer within `working_days`.

    `soon` holds what to say of today and tomorrow, `days` of each weekday, Monday first.
    """
    return _for_script(
        known_from,
        {
            "workingDays": working_days,
            "holidays": _holidays(),
            "names": _half_days(),
            "says": {
                "passed": gettext("That day has passed. Look now. Nothing yet? Read on below."),
                "soon": [
                    gettext("Look at the end of today. It may come earlier, or take longer."),
                    gettext("Look at the end of tomorrow. It may come earlier, or take longer."),
                ],
                "days": [
                    gettext("Look on %(day)s, at the end of the day. It may come earlier, or take longer.", day=day)
                    for day in map(day_name, range(7))
                ],
            },
        },
    )
