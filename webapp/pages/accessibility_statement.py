"""The accessibility statement; the tests prove each claim."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from webapp.facts.fields import TranslatedText
from webapp.facts.load import FactsError, as_model, read_table

FILE = "accessibility.toml"


class Claim(BaseModel):
    """One thing the statement claims."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: TranslatedText


class Statement(BaseModel):
    """The day the statement was last held against the tests, and what it claims."""

    model_config = ConfigDict(extra="forbid", frozen=True)

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
