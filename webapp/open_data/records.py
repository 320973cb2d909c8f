"""One record for each service of the facts and each line of a council, with its sentences in both languages."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time

from flask_babel import force_locale, gettext

from webapp.facts import Facts, Service
from webapp.facts.councils import Council, Limit
from webapp.facts.eligibility import eligibility
from webapp.facts.model import Address, Fact
from webapp.facts.opening_hours import DAYS, Hours, Rule, opening_hours_text
from webapp.facts.phone_numbers import tel_digits
from webapp.i18n.languages import ENGLISH, WELSH, pick
from webapp.open_data import model

FOLDER = "/data/v1/"
SCHEMA = f"{FOLDER}helplines.schema.json"
MIDNIGHT = time(0)
CHECK = {"source", "checked", "how", "confidence"}
COPIED = CHECK | {"press", "from_age", "under", "nation", "free", "off_bill", "welsh"}
"""The fields that stand in a record as they stand in the facts."""


def in_both(say: Callable[[], str]) -> model.Texts:
    """Return what `say` says in English and in Welsh."""
    said = {}
    for language in (ENGLISH, WELSH):
        with force_locale(language.code):
            said[language.code] = say()
    return model.Texts(**said)


def _opening(rule: Rule) -> model.Opening:
    days = tuple(DAYS[day] for day in rule.weekdays)
    closes = "24:00" if rule.closes == MIDNIGHT else f"{rule.closes:%H:%M}"
    return model.Opening(days=days, opens=f"{rule.opens:%H:%M}", closes=closes)


def _notation(opening: model.Opening) -> str:
    """Return an opening in the notation of OpenStreetMap."""
    first, *others = (day[:2].title() for day in opening.days)
    return f"{first}{f'-{others[-1]}' if others else ''} {opening.opens}-{opening.closes}"


def _opening_hours(hours: Hours | None) -> model.OpeningHours | None:
    if hours is None:
        return None
    openings = tuple(map(_opening, hours.rules))
    return model.OpeningHours(
        always=hours.always,
        openings=openings,
        rule="24/7" if hours.always else "; ".join(map(_notation, openings)),
        bank_holidays=hours.bank_holidays,
        words=in_both(lambda: opening_hours_text(hours)),
    )


def _number(number: str | None) -> model.Number | None:
    return model.Number(shown=number, dialled=tel_digits(number)) if number else None


def _pages(address: Address | None) -> model.Pages | None:
    return model.Pages(en=address.pages["en"], cy=address.pages.get("cy")) if address else None


def _names(names: Mapping[str, str]) -> model.Texts:
    return model.Texts(en=pick(names, ENGLISH), cy=pick(names, WELSH))


def _limit(limit: Limit) -> model.Limit:
    return model.Limit(
        opens=f"{limit.opens:%H:%M}",
        closes=f"{limit.closes:%H:%M}",
        only=limit.only,
        words=in_both(lambda: limit.text),
    )


def _record(key: str, fact: Fact, **values: object) -> model.Helpline:
    """Return the record of a fact; what neither it nor `values` says is not known."""
    said = dict(fact)
    return model.Helpline.model_validate(
        {
            **dict.fromkeys(model.Helpline.model_fields),
            **{name: said[name] for name in COPIED & said.keys()},
            "id": key,
            "phone": _number(said.get("phone")),
            "text": _number(said.get("text")),
            "text_keyword": said.get("keyword"),
            "hours": _opening_hours(said.get("hours")),
            "limits": tuple(map(_limit, said.get("limits", ()))),
            **values,
        }
    )


def helpline(key: str, service: Service) -> model.Helpline:
    """Return the record of a service."""
    about = in_both(lambda: eligibility(service))
    name, url, chat = _names(service.name), _pages(service.url), _pages(service.chat)
    return _record(key, service, name=name, url=url, chat=chat, about=about if about.en else None)


def _council_part(part: str) -> str:
    """Return what a record of a council is about, in the current language."""
    if part == "day":
        # TRANSLATORS: Said to an adult.
        return gettext("The council’s children’s services, by day.")
    if part == "night":
        # TRANSLATORS: Said to an adult.
        return gettext("The council’s children’s services in the evening, at night and at weekends.")
    # TRANSLATORS: Said to an adult.
    return gettext("The council’s own page about children’s services.")


def _told_of(one: Council) -> Mapping[str, Fact]:
    """Return each number of a council that adults are shown, or its page where there is none."""
    return one.numbers or ({"page": one.page} if one.page else {})


def _council(key: str, one: Council) -> Iterator[model.Helpline]:
    """Yield the records of a council."""
    for part, fact in _told_of(one).items():
        yield _record(
            f"{key}-{part}",
            fact,
            name=_names(one.name),
            url=_pages(one.page.url) if one.page else None,
            nation="wales",
            area=_names(one.place),
            about=in_both(lambda: _council_part(part)),  # noqa: B023 - called at once
        )


def _offered(facts: Facts) -> dict[str, Service]:
    """Return every service that can be offered alone."""
    return {key: service for key, service in facts.services.items() if service.alone is None}


def released(facts: Facts) -> date:
    """Return the day of the newest check of what is published."""
    councils = [fact for one in facts.who_answers("adult").values() for fact in _told_of(one).values()]
    return max(fact.checked for fact in (*_offered(facts).values(), *councils))


def helplines(facts: Facts, origin: str) -> model.Helplines:
    """Return every service that can be offered alone and each council as adults are told of it.

    None is of whoever runs this copy: those are people.
    """
    records = [helpline(key, service) for key, service in _offered(facts).items()]
    records += [record for key, one in facts.who_answers("adult").items() for record in _council(key, one)]
    return model.Helplines(
        schema_address=f"{origin}{SCHEMA}",
        released=released(facts),
        # TRANSLATORS: Said to an adult.
        notice=in_both(lambda: gettext("Check each number with its owner before you publish it.")),
        helplines=tuple(records),
    )
