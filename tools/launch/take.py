"""Take a reader's file: check every line of it, as data from outside, and add it to what others have said."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from tools.launch.approvals import FORMAT, Answer, Approvals
from tools.launch.model import ROLES, Item, Role
from webapp.core import files
from webapp.core.errors import printable
from webapp.facts import toml

LARGEST = 1_000_000
"""Bytes. A reader who answers everything writes half of that."""
MOST = 5000
"""Answers: three times what a Welsh reader is asked."""
UK = ZoneInfo("Europe/London")
OF_ROLE: Mapping[str, Role] = {
    "blocks": "safeguarding",
    "how": "numbers",
    "welsh": "numbers",
    "seen": "phones",
    "phone": "phones",
}
"""The keys that one role has and no other."""


class TakeError(ValueError):
    """A file that cannot be taken; `faults` names every fault. `stale`: nothing is wrong but what changed since."""

    def __init__(self, faults: Iterable[str], *, stale: bool = False) -> None:
        self.faults = [*map(printable, faults)]
        self.stale = stale
        super().__init__("\n".join(self.faults))


@dataclass(frozen=True)
class Take:
    """The answers of one file; `stale` names those that were left out, because what they approve has changed."""

    role: Role
    answers: tuple[Answer, ...]
    stale: tuple[str, ...] = ()


def read(
    source: Path | bytes, items: Iterable[Item], today: date | None = None, *, leave_out_stale: bool = False
) -> Take:
    """Return what a file holds. Raise `TakeError` with every fault.

    An answer about what has changed since, or is gone, is a fault too, unless stale ones are left out.
    """
    tables = _tables(source)
    faults, role = _of_head(tables)
    answers, of_answers = _answers(tables.get("answer", []), today or datetime.now(UK).date())
    faults += of_answers
    if role is None:
        raise TakeError(faults)
    known = {item.id: item for item in items if item.role == role}
    faults += [fault for answer in answers for fault in _misfits(answer, role, known.get(answer.id))]
    stale = {answer.id: fault for answer in answers if (fault := _staleness(answer, known.get(answer.id)))}
    if faults or (stale and not leave_out_stale):
        raise TakeError([*faults, *stale.values()], stale=not faults)
    return Take(role, tuple(answer for answer in answers if answer.id not in stale), tuple(stale.values()))


def _tables(source: Path | bytes) -> dict[str, Any]:
    try:
        content = source if isinstance(source, bytes) else files.read(source, LARGEST)
    except OSError as error:
        raise TakeError([f"cannot be read: {error.strerror}"]) from None
    if len(content) > LARGEST:
        raise TakeError([f"cannot be read: it is larger than {LARGEST:,} bytes"])
    try:
        return toml.loads(content)
    except UnicodeDecodeError as error:
        raise TakeError([f"not UTF-8 at byte {error.start}"]) from None
    except ValueError as error:
        raise TakeError([f"not TOML: {error}"]) from None


def _of_head(tables: Mapping[str, Any]) -> tuple[list[str], Role | None]:
    """Return the faults outside the answers, and the role where it is one."""
    faults = [f"{key}: there is no such key" for key in tables if key not in {"format", "role", "answer"}]
    if tables.get("format") != FORMAT or isinstance(tables.get("format"), bool):
        faults.append(f"format: must be {FORMAT}")
    role = next((role for role in ROLES if role == tables.get("role")), None)
    if role is None:
        faults.append(f"role: must be one of {', '.join(ROLES)}")
    return faults, role


def _answers(tables: Any, today: date) -> tuple[list[Answer], list[str]]:
    """Return the answers that are well formed, and the faults of every other."""
    if not isinstance(tables, list):
        return [], ["answer: must be a list of tables, [[answer]]"]
    if len(tables) > MOST:
        return [], [f"answer: more than {MOST:,}"]
    answers: list[Answer] = []
    faults: list[str] = []
    taken: set[str] = set()
    for number, table in enumerate(tables, 1):
        where = f"answer {number}" + (f" ({table['id']})" if _has_id(table) else "")
        try:
            answer = Answer.model_validate(table)
        except ValidationError as error:
            faults += [_as_fault(where, one) for one in error.errors(include_input=False, include_url=False)]
            continue
        if answer.id in taken:
            faults.append(f"{where}: id: stands twice")
        if answer.day > today:
            faults.append(f"{where}: day: {answer.day} is still to come")
        taken.add(answer.id)
        answers.append(answer)
    return answers, faults


def _has_id(table: Any) -> bool:
    return isinstance(table, dict) and isinstance(table.get("id"), str)


def _as_fault(where: str, error: Mapping[str, Any]) -> str:
    key = ".".join(map(str, error["loc"]))
    message = {"extra_forbidden": "there is no such key"}.get(error["type"], error["msg"])
    return f"{where}: {key}: {re.sub('^Value error, ', '', message)}" if key else f"{where}: {message}"


def _misfits(answer: Answer, role: Role, item: Item | None) -> list[str]:
    """Return what is wrong with an answer for its role and its item."""
    given = answer.model_fields_set
    is_no = answer.answer == "no"
    wrong = {
        "answer: unanswered is for numbers": answer.answer == "unanswered" and role != "numbers",
        "because: needed with no, and only there": is_no != (answer.because is not None),
        "how: needed with yes": role == "numbers" and answer.answer == "yes" and answer.how is None,
        "how: this number is never rung": bool(item and item.ways and answer.how == "rang" not in item.ways),
        "blocks: not those of this page": bool(item and _has_other_blocks(answer, role, item)),
        **{f"{name}: only in a file of {owner}": name in given for name, owner in OF_ROLE.items() if owner != role},
    }
    return [f"{answer.id}: {fault}" for fault, is_wrong in wrong.items() if is_wrong]


def _has_other_blocks(answer: Answer, role: Role, item: Item) -> bool:
    return role == "safeguarding" and answer.sha256 == item.sha256 and answer.blocks != item.blocks


def _staleness(answer: Answer, item: Item | None) -> str | None:
    """Return why an answer is of something else than what is there now."""
    if item is None:
        return f"{answer.id}: there is no such thing to approve: it may have changed since"
    if answer.page != item.page and item.role != "numbers":
        return f"{answer.id}: page: stands on another page: {item.page or 'none'}"
    return None if answer.sha256 == item.sha256 else f"{answer.id}: sha256: it has changed since it was read"


def merge(approvals: Approvals, take: Take) -> Approvals:
    """Return the approvals with those of a file; of two answers of one reader about one item the later stays.

    Of the same day, that is the one taken last.
    """
    latest = {(one.id, one.reader): one for one in approvals.get(take.role, ())}
    for answer in take.answers:
        before = latest.get((answer.id, answer.reader))
        if before is None or before.day <= answer.day:
            latest[answer.id, answer.reader] = answer
    return {**approvals, take.role: tuple(latest.values())}
