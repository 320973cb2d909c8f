"""The accessibility statement: what it says is tested."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from webapp.facts.fields import TranslatedText
from webapp.facts.load import FactsError, as_model, read_table

FILE = "accessibility.toml"


class Check(BaseModel):
    """One thing the statement claims."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: TranslatedText


class Statement(BaseModel):
    """The day the statement was last held against the tests, and what it claims."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    written: date
    checks: Annotated[tuple[Check, ...], Field(min_length=1)]


def load(folder: Path) -> Statement:
    """Read the statement from the data. Raise `FactsError` with every fault."""
    problems: list[str] = []
    table = read_table(folder / FILE, problems)
    found = None if problems else as_model(Statement, table, FILE, problems)
    if found is None:
        raise FactsError(problems)
    return found
