"""The languages of the site: each is one row here and one folder under `translations/`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, eq=False)
class Language:
    """`code` is its ISO 639 code, the path prefix and the folder's name; `name` is what its own speakers call it.

    `in_data`: the texts in `webapp/data` stand in this language too. Those of any other come from its catalogue.
    """

    code: str
    name: str
    direction: str = "ltr"
    in_data: bool = False


ENGLISH = Language("en", "English", in_data=True)
WELSH = Language("cy", "Cymraeg", in_data=True)

LANGUAGES = (
    ENGLISH,
    WELSH,
)
CODES = tuple(language.code for language in LANGUAGES)
CODES_IN_DATA = tuple(language.code for language in LANGUAGES if language.in_data)
SOURCE = ENGLISH
"""The language that messages are written in before translation."""

ONE_DIRECTION = len({language.direction for language in LANGUAGES}) == 1


def from_path(path: str) -> Language | None:
    """Return the language whose prefix `path` starts with (`/cy/…`), or None."""
    prefix = path.split("/", 2)[1] if path.startswith("/") else ""
    return next((language for language in LANGUAGES if language.code == prefix), None)


def pick(values: Mapping[str, Value], language: Language) -> Value:
    """Return the value for `language`, or English's where it has none of its own."""
    return values.get(language.code, values[SOURCE.code])
