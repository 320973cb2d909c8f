"""One record for each service of the facts, with its sentences in both languages."""

from collections.abc import Callable, Mapping
from datetime import time

from flask_babel import force_locale, gettext

from webapp.facts import Facts, Service
from webapp.facts.eligibility import eligibility
from webapp.facts.model import Address
from webapp.facts.opening_hours import DAYS, Hours, Rule, opening_hours_text
from webapp.facts.phone_numbers import tel_digits
from webapp.i18n.languages import ENGLISH, WELSH, pick
from webapp.open_data import model

FOLDER = "/data/v1/"
SCHEMA = f"{FOLDER}helplines.schema.json"
MIDNIGHT = time(0)
SHORT_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
COPIED = {"from_age", "under", "nation", "free", "off_bill", "welsh", "source", "checked", "how", "confidence"}
"""The fields that stand in a record as they stand in the facts."""


def in_both(say: Callable[[], str]) -> model.Texts:
    """Return what `say` says in English and in Welsh."""
    said = {}
    for language in (ENGLISH, WELSH):
        with force_locale(language.code):
            said[language.code] = say()
    return model.Texts(**said)


def _closing(rule: Rule) -> str:
    return "24:00" if rule.closes == MIDNIGHT else f"{rule.closes:%H:%M}"


def _short_days(rule: Rule) -> str:
    first, *others = (SHORT_DAYS[day] for day in rule.weekdays)
    return f"{first}-{others[-1]}" if others else first


def _opening_hours(hours: Hours) -> model.OpeningHours:
    rules = [f"{_short_days(rule)} {rule.opens:%H:%M}-{_closing(rule)}" for rule in hours.rules]
    return model.OpeningHours(
        always=hours.always,
        openings=tuple(
            model.Opening(
                days=tuple(DAYS[day] for day in rule.weekdays),
                opens=f"{rule.opens:%H:%M}",
                closes=_closing(rule),
            )
            for rule in hours.rules
        ),
        rule="24/7" if hours.always else "; ".join(rules),
        bank_holidays=hours.bank_holidays,
        words=in_both(lambda: opening_hours_text(hours)),
    )


def _number(number: str | None) -> model.Number | None:
    return model.Number(shown=number, dialled=tel_digits(number)) if number else None


def _pages(address: Address | None) -> model.Pages | None:
    return model.Pages(en=address.pages["en"], cy=address.pages.get("cy")) if address else None


def _names(names: Mapping[str, str]) -> model.Texts:
    return model.Texts(en=pick(names, ENGLISH), cy=pick(names, WELSH))


def helpline(key: str, service: Service) -> model.Helpline:
    """Return the record of a service."""
    about = in_both(lambda: eligibility(service))
    return model.Helpline(
        id=key,
        name=_names(service.name),
        phone=_number(service.phone),
        press=service.press,
        text=_number(service.text),
        text_keyword=service.keyword,
        url=_pages(service.url),
        chat=_pages(service.chat),
        hours=_opening_hours(service.hours) if service.hours else None,
        about=about if about.en else None,
        **service.model_dump(include=COPIED),
    )


def helplines(facts: Facts, origin: str) -> model.Helplines:
    """Return every service that can be offered alone, and none of whoever runs this copy: those are people."""
    offered = {key: service for key, service in facts.services.items() if service.alone is None}
    return model.Helplines(
        schema_address=f"{origin}{SCHEMA}",
        released=max(service.checked for service in offered.values()),
        # TRANSLATORS: Said to an adult.
        notice=in_both(lambda: gettext("Check each number with its owner before you publish it.")),
        helplines=tuple(helpline(key, service) for key, service in offered.items()),
    )
