"""The shape of the open data; its JSON Schema is published beside it."""

from datetime import date
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from webapp.core.urls import HTTPS_PATTERN
from webapp.facts.opening_hours import Day

LICENCE_URL: Final = "https://creativecommons.org/publicdomain/zero/1.0/"
MINUTE = r"^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$"


class Shape(BaseModel):
    """What every part of a file has in common: no other fields, and nothing changes once made."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, defer_build=True, serialize_by_alias=True, validate_by_name=True
    )


class Texts(Shape):
    """The same words in English and in Welsh; a name without a Welsh form is the same in both."""

    en: str
    cy: str


class Pages(Shape):
    """A web page, with its Welsh address where one is known."""

    en: str = Field(pattern=HTTPS_PATTERN)
    cy: str | None = Field(pattern=HTTPS_PATTERN)


class Number(Shape):
    """A number as its owner groups it, and its digits alone as they are dialled."""

    shown: str = Field(pattern=r"^[0-9]+( [0-9]+)*$")
    dialled: str = Field(pattern=r"^[0-9]+$")


class Opening(Shape):
    """Open from `opens` until `closes` on each of `days`.

    A `closes` before `opens`, or equal to it, is on the next day; 24:00 is the end of the day itself.
    """

    days: tuple[Day, ...] = Field(min_length=1)
    opens: str = Field(pattern=MINUTE)
    closes: str = Field(pattern=MINUTE)


class OpeningHours(Shape):
    """When the phone and the text line are answered, by the clock in the UK. A chat may keep other hours.

    `rule` is the same in the notation of OpenStreetMap's `opening_hours`. `bank_holidays` is null where it is not
    known.
    """

    timezone: Literal["Europe/London"] = "Europe/London"
    always: bool
    openings: tuple[Opening, ...] = Field(min_length=1)
    rule: str
    bank_holidays: Literal["open", "closed"] | None
    words: Texts


class Limit(Shape):
    """Part of a night in which a team takes only the gravest emergencies, or is reached only through the police."""

    opens: str = Field(pattern=MINUTE)
    closes: str = Field(pattern=MINUTE)
    only: Literal["gravest", "police"]
    words: Texts


class Helpline(Shape):
    """One service. Null is "not known": it never means "no".

    `press` is the key to press once the call is answered, `text_keyword` the word to send. It is for people aged
    `from_age` or over and under the age `under`. `free` and `off_bill` (calls stay off the bill) are true where a
    source says so. `welsh`: "always" where anybody answers in Welsh, "ask" where you can ask for it. `area` is the
    area of a council, and `limits` what its team does not do at night.

    `source` is the page it was read on, `checked` the day, and `how`: "page" a stored copy of the page was read,
    "opened" a person opened it, "written" its owner answered in writing, "dialled" an office line was rung, "told"
    a council's office gave the number of its night team.
    """

    id: str = Field(pattern=r"^[a-z0-9_-]+$")
    name: Texts
    phone: Number | None
    press: str | None
    text: Number | None
    text_keyword: str | None
    url: Pages | None
    chat: Pages | None
    hours: OpeningHours | None
    from_age: int | None
    under: int | None
    nation: Literal["wales", "uk"] | None
    area: Texts | None
    limits: tuple[Limit, ...]
    free: Literal[True] | None
    off_bill: Literal[True] | None
    welsh: Literal["always", "ask"] | None
    about: Texts | None
    source: str = Field(pattern=HTTPS_PATTERN)
    checked: date
    how: Literal["page", "opened", "written", "dialled", "told"]
    confidence: Literal["high", "medium", "low"]


class Helplines(Shape):
    """A release of the helplines. `released` is the day of the newest check in it."""

    schema_address: str = Field(alias="$schema")
    version: Literal["1.1"] = "1.1"
    released: date
    licence: Literal["CC0-1.0"] = "CC0-1.0"
    licence_url: Literal["https://creativecommons.org/publicdomain/zero/1.0/"] = LICENCE_URL
    notice: Texts
    helplines: tuple[Helpline, ...]
