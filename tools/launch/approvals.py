"""What readers have said: one TOML file for each role in `approvals/`, and the same format in a take file."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, FailFast, Field

from tools.launch.model import BLOCK_DIGITS, ROLES, Role, Way
from tools.trial.phone import Phone
from webapp.core import paths
from webapp.core.errors import ConfigurationError
from webapp.facts import toml
from webapp.facts.text import validate_visible

FOLDER = paths.PACKAGE.parent / "approvals"
FORMAT = 1
FIRST_DAY = date(2026, 11, 1)
"""There was nothing to approve before."""
TABLE = "phone"


def _no_address(label: str) -> str:
    if "@" in label:
        message = "a label, not an address: nobody is asked for one"
        raise ValueError(message)
    return label


Words = Annotated[str, Field(max_length=500), AfterValidator(validate_visible)]
Label = Annotated[str, Field(max_length=40), AfterValidator(validate_visible), AfterValidator(_no_address)]
Block = Annotated[str, Field(pattern=rf"^[0-9a-f]{{{BLOCK_DIGITS}}}$")]


class Answer(BaseModel):
    """One reader's answer about one item, as it was on that day.

    `blocks` stands with a page, `how` and `welsh` with a number, `seen` and `phone` with a trial.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    id: Annotated[str, Field(pattern=r"^[a-z]+:[A-Za-z0-9_/-]+$", max_length=120)]
    page: Annotated[str, Field(pattern=r"^[a-z0-9_-]*$", max_length=60)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    answer: Literal["yes", "no", "unanswered"]
    because: Words | None = None
    blocks: Annotated[tuple[Block, ...], Field(strict=False, max_length=1000), FailFast()] = ()
    how: Way | None = None
    welsh: Literal["answered", "no Welsh", "not asked"] | None = None
    reader: Label
    day: Annotated[date, Field(ge=FIRST_DAY)]
    seen: Words | None = None
    phone: Phone | None = None


Approvals = Mapping[Role, tuple[Answer, ...]]
"""The answers of every role, each reader's latest about each item."""


class ApprovalsError(ConfigurationError):
    """A file of approvals was changed by hand into one that cannot be read."""

    heading = "These approvals cannot be used:"


def load() -> Approvals:
    """Read the approvals of this checkout; a role without a file has none. Raise `ApprovalsError`."""
    return {role: _answers(FOLDER / f"{role}.toml") for role in ROLES}


def _answers(file: Path) -> tuple[Answer, ...]:
    if not file.is_file():
        return ()
    try:
        tables: Any = toml.loads(file.read_bytes()).get("answer", [])
        return tuple(map(Answer.model_validate, tables))
    except (ValueError, TypeError) as error:
        raise ApprovalsError([f"{file.name}: {error}"]) from None


def save(role: Role, answers: Iterable[Answer]) -> None:
    """Write the approvals of a role, in an order that no reader changes."""
    text = dumps(role, sorted(answers, key=lambda one: (one.id, one.reader)))
    (FOLDER / f"{role}.toml").write_text(text, encoding="utf-8")


def dumps(role: Role, answers: Iterable[Answer]) -> str:
    """Return answers as TOML."""
    head = f'format = {FORMAT}\nrole = "{role}"\n'
    return "\n".join([head, *("".join(f"{line}\n" for line in _lines(answer)) for answer in answers)])


def _lines(answer: Answer) -> Iterator[str]:
    yield "[[answer]]"
    values = answer.model_dump(exclude_none=True, exclude_defaults=True)
    phone = values.pop(TABLE, None)
    yield from (f"{name} = {_as_toml(value)}" for name, value in values.items())
    if phone is not None:
        yield f"[answer.{TABLE}]"
        yield from (f"{name} = {_as_toml(value)}" for name, value in phone.items())


def _as_toml(value: object) -> str:
    """Return a value as TOML, whose basic strings are those of JSON where nothing in them is unseen."""
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
