"""Opening hours as facts: which days, from when until when, by the clock in the UK.

Whether a service is open now is worked out on the reader's device, by `static/js/open_status.js`.
"""

from collections.abc import Iterator
from datetime import time
from itertools import pairwise
from typing import Annotated, Literal

from babel.dates import format_time, get_day_names
from flask_babel import get_locale, gettext
from pydantic import AfterValidator, Field

from webapp.facts.fields import Record, non_empty
from webapp.i18n.languages import CODES_IN_DATA, SOURCE, WELSH

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
FIRST_HOUR, LAST_HOUR = time(7), time(20)
"""Office hours lie between these."""
WHOLE_DAY = 24 * 60
WHOLE_WEEK = 7 * WHOLE_DAY


def minutes(moment: time) -> int:
    """Return a time of day as minutes after midnight."""
    return moment.hour * 60 + moment.minute


def _whole_minutes(moment: time) -> time:
    if moment.second or moment.microsecond or moment.tzinfo:
        raise ValueError("must be a time of day in whole minutes")
    return moment


Moment = Annotated[time, Field(strict=True), AfterValidator(_whole_minutes)]


class Rule(Record):
    """One opening, on each day from `first` to `last`: on `first` alone without `last`, every day without both.

    `closes` of 00:00 is midnight; the same `opens` and `closes` is a whole day; a `closes` before `opens` is on
    the next morning.
    """

    first: Day | None = None
    last: Day | None = None
    opens: Moment
    closes: Moment

    def _contradictions(self) -> Iterator[str]:
        if self.last and not self.first:
            yield "last needs first"

    @property
    def weekdays(self) -> tuple[int, ...]:
        """The days it starts on, in order, Monday as 0. A `last` before `first` runs over the week's end."""
        if self.first is None:
            return tuple(range(7))
        first = DAYS.index(self.first)
        count = (DAYS.index(self.last) - first) % 7 + 1 if self.last else 1
        return tuple((first + step) % 7 for step in range(count))

    @property
    def length(self) -> int:
        """The minutes it is open each time: 1 to a whole day."""
        return (minutes(self.closes) - minutes(self.opens) - 1) % WHOLE_DAY + 1

    def spans(self) -> Iterator[tuple[int, int]]:
        """Yield each opening of a week as minutes after midnight on Monday; the last may end in the next week."""
        for day in self.weekdays:
            start = day * WHOLE_DAY + minutes(self.opens)
            yield start, start + self.length


class Hours(Record):
    """The openings of a service, none over another. `bank_holidays` is left out where nobody knows."""

    rules: Annotated[tuple[Rule, ...], AfterValidator(non_empty)]
    bank_holidays: Literal["open", "closed"] | None = None

    def _contradictions(self) -> Iterator[str]:
        if any(start < end for (_start, end), (start, _end) in pairwise(self.two_weeks)):
            yield "two openings overlap"

    @property
    def two_weeks(self) -> list[tuple[int, int]]:
        """The openings of two weeks, in order, as minutes after midnight on the first Monday."""
        week = sorted(span for rule in self.rules for span in rule.spans())
        return [*week, *((start + WHOLE_WEEK, end + WHOLE_WEEK) for start, end in week)]

    @property
    def always(self) -> bool:
        """Whether it never closes."""
        return sum(len(rule.weekdays) * rule.length for rule in self.rules) == WHOLE_WEEK

    @property
    def by_day(self) -> bool:
        """Whether it is open by day only, never into the evening."""
        return all(FIRST_HOUR <= rule.opens < rule.closes <= LAST_HOUR for rule in self.rules)


def clock(moment: time) -> str:
    """Return a time of day as written in Welsh and English: 8am, 4:30pm, midnight; elsewhere as in the locale."""
    if moment == time(0):
        return gettext("midnight")
    if moment == time(12):
        return gettext("midday")
    locale = get_locale()
    if locale and locale.language not in CODES_IN_DATA:
        return str(format_time(moment, "short", locale=locale))
    half = "am" if moment.hour < 12 else "pm"  # noqa: PLR2004 - noon
    past = f":{moment:%M}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{past}{half}"


def day_title(weekday: int) -> str:
    """Return the name of a day where it begins a line, Monday as 0: `Monday`, `Dydd Llun`."""
    return str(get_day_names("wide", locale=get_locale() or SOURCE.code)[weekday])


def day_name(weekday: int) -> str:
    """Return the name of a day as it stands inside a sentence, Monday as 0: `Monday`.

    In Welsh that is the soft form, right after a preposition and for "on Monday" alike: `ddydd Llun`.
    """
    locale, name = get_locale(), day_title(weekday)
    return f"dd{name[1:]}" if locale and locale.language == WELSH.code else name


def _rule_in_words(rule: Rule) -> str:
    times = {"opens": clock(rule.opens), "closes": clock(rule.closes)}
    first, *others = rule.weekdays
    if len(others) == 6:  # noqa: PLR2004 - the rest of the week
        return gettext("Open %(opens)s to %(closes)s, every day", **times)
    if not others:
        return gettext("Open %(opens)s to %(closes)s on %(day)s", day=day_name(first), **times)
    days = {"first": day_name(first), "last": day_name(others[-1])}
    return gettext("Open %(opens)s to %(closes)s, %(first)s to %(last)s", **days, **times)


def _joined(hours: Hours) -> tuple[int, int] | None:
    """Return the one opening of more than a day that several rules make together, in minutes of the week."""
    joined = hours.two_weeks[:1]
    for start, end in hours.two_weeks[1:]:
        joined[-1:] = [(joined[-1][0], end)] if start == joined[-1][1] else [joined[-1], (start, end)]
    long = {(start % WHOLE_WEEK, end - start) for start, end in joined[1:-1] if end - start > WHOLE_DAY}
    return long.pop() if len(long) == 1 else None


def _joined_in_words(start: int, length: int) -> str:
    (first, opens), (last, closes) = (divmod(moment % WHOLE_WEEK, WHOLE_DAY) for moment in (start, start + length))
    return gettext(
        "Open %(opens)s on %(first)s to %(closes)s on %(last)s",
        opens=clock(time(*divmod(opens, 60))),
        first=day_name(first),
        closes=clock(time(*divmod(closes, 60))),
        last=day_name(last),
    )


def opening_hours_text(hours: Hours) -> str:
    """Return the opening hours in the current language: a phrase for each rule, one for those that run together."""
    if hours.always:
        return gettext("Open day and night")
    joined = _joined(hours)
    if joined is None:
        return ". ".join(map(_rule_in_words, hours.rules))
    start, length = joined
    inside = [all((s - start) % WHOLE_WEEK < length for s, _end in rule.spans()) for rule in hours.rules]
    rest = [rule for rule, is_part in zip(hours.rules, inside, strict=True) if not is_part]
    return ". ".join([*map(_rule_in_words, rest), _joined_in_words(start, length)])
