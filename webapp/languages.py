"""The languages of the site. A language is one row here and one folder under `translations/`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """`code` is its BCP 47 tag and path prefix; `name` is what its own speakers call it."""

    code: str
    name: str
    direction: str = "ltr"


ENGLISH = Language("en", "English")
WELSH = Language("cy", "Cymraeg")

LANGUAGES = (ENGLISH, WELSH)
CODES = tuple(language.code for language in LANGUAGES)
SOURCE = ENGLISH
"""The language that messages are written in before translation."""


def from_path(path: str) -> Language | None:
    """Return the language whose prefix `path` starts with (`/cy/…`), or None."""
    prefix = path.split("/", 2)[1] if path.startswith("/") else ""
    return next((language for language in LANGUAGES if language.code == prefix), None)
