"""The types of single values in the facts, each with its validation."""

from collections.abc import Iterator, Mapping, Sized
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema, model_validator

from webapp.core import urls
from webapp.facts import phone_numbers, text
from webapp.i18n.languages import CODES, SOURCE

Some = TypeVar("Some", bound=Sized)


class Record(BaseModel):
    """The base of all that is read from data: no other keys, no later change, and no contradiction inside."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    def _contradictions(self) -> Iterator[str]:
        """Yield what its fields may not say together, as words for whoever wrote the data."""
        yield from ()

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        for contradiction in self._contradictions():
            raise ValueError(contradiction)
        return self


def _known_language(code: str) -> str:
    if code not in CODES:
        raise ValueError(f"unknown language {code}: expected {', '.join(CODES)}")
    return code


def known_languages(texts: Mapping[str, str]) -> Mapping[str, str]:
    """Return the texts, read-only. Raise `ValueError` for an unknown language, or without the source language."""
    for code in texts:
        _known_language(code)
    if SOURCE.code not in texts:
        raise ValueError(f"needs a value for {SOURCE.code}")
    return MappingProxyType(dict(texts))


def non_empty(values: Some) -> Some:
    """Refuse what is empty. A length limit of pydantic's would also complain of a list whose entries are wrong."""
    if not values:
        raise ValueError("needs at least one")
    return values


def _as_editors_see(pattern: str) -> Any:
    """Return the pattern for a JSON Schema; the validation itself is stricter."""
    return WithJsonSchema({"type": "string", "pattern": pattern})


Https = Annotated[str, AfterValidator(urls.https), _as_editors_see(urls.HTTPS_PATTERN)]
PublicPage = Annotated[Https, AfterValidator(urls.not_for_tests), _as_editors_see(urls.HTTPS_PATTERN)]
"""A page that anybody may be sent to: never one of a test host."""
SafeSite = Annotated[str, AfterValidator(urls.safe_site), _as_editors_see(urls.HTTPS_PATTERN)]
VisibleText = Annotated[str, AfterValidator(text.validate_visible)]
LocalizedText = Annotated[Mapping[str, VisibleText], AfterValidator(known_languages)]
Code = Annotated[str, AfterValidator(_known_language)]
TranslatedText = Annotated[LocalizedText, AfterValidator(text.validate_texts)]
"""A text of our own, in every language that the data speak; a button's label in square brackets."""
Steps = Annotated[tuple[TranslatedText, ...], AfterValidator(non_empty)]
PhoneNumber = Annotated[str, AfterValidator(phone_numbers.validate_phone_number)]
Key = Annotated[str, Field(pattern=r"^[0-9]+$")]
CheckedDay = Annotated[date, Field(strict=True, ge=date(2025, 1, 1), lt=date(2100, 1, 1))]
"""Reject implausible dates; deliberately ignore the system clock, which may be wrong."""
Age = Annotated[int, Field(strict=True, ge=5, le=99)]
FactKey = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+$", max_length=60)]
"""A bare key of TOML."""

Keyword = Annotated[str, AfterValidator(text.validate_visible), Field(max_length=30)]
Host = Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]
