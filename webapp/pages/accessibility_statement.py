"""The accessibility statement; the tests prove each claim."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from webapp.facts.fields import Record, TranslatedText
from webapp.facts.load import FactsError, as_model, read_table

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
    errors: list[str] = []
    table = read_table(folder / FILE, errors)
    found = None if errors else as_model(Statement, table, FILE, errors)
    if found is None:
        raise FactsError(errors)
    return found
