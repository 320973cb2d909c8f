"""The accessibility statement; the tests prove each claim."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter

from webapp.facts.fields import Record, TranslatedText
from webapp.facts.load import load_one

FILE = "accessibility.toml"


class Claim(Record):
    """One thing the statement claims."""

    text: TranslatedText


class Statement(Record):
    """The day the statement was last held against the tests, and what it claims."""

    written: date
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]


def load(folder: Path) -> Statement:
    """Read the statement from the data. Raise `FactsError` with every error."""
    return load_one(TypeAdapter(Statement), folder / FILE)
