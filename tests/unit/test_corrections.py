"""A number that changes was looked up: the history of the facts is read, as far back as this checkout goes."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.support.server import ROOT
from tests.support.site_copy import NEW_NUMBER

FILE = "webapp/data/services.toml"
UK = ZoneInfo("Europe/London")
Tables = dict[str, dict[str, Any]]


def _git(folder: Path, *command: str) -> str:
    """Return what git says of this project; nothing where it is not a checkout."""
    return subprocess.run(["git", *command], cwd=folder, capture_output=True, text=True, check=False).stdout


def _versions(folder: Path) -> Iterator[tuple[Tables, date]]:
    """Yield the services of each commit that changed them and its author's day, oldest first; then those here."""
    for line in reversed(_git(folder, "log", "--format=%H %as", "--", FILE).splitlines()):
        revision, day = line.split()
        yield tomllib.loads(_git(folder, "show", f"{revision}:{FILE}")), date.fromisoformat(day)
    yield tomllib.loads((folder / FILE).read_text(encoding="utf-8")), datetime.now(UK).date()


def _digits(service: dict[str, Any]) -> list[str]:
    """Return what is dialled: spaces may come and go."""
    return [re.sub(r"\D", "", service.get(kind, "")) for kind in ("phone", "text", "press")]


def _changed_unchecked(before: Tables, after: Tables, day: date) -> list[str]:
    """Return the services with another number than before, but no newer day in `checked`, nor `day` itself."""
    both = {key: (service, before[key]) for key, service in after.items() if key in before}
    return [
        key
        for key, (new, old) in both.items()
        if _digits(new) != _digits(old) and not (new["checked"] > old["checked"] or new["checked"] == day)
    ]


def _slips(folder: Path) -> list[str]:
    """Return each slip with its day, but for what has been checked since, or is no longer there."""
    versions = list(_versions(folder))
    now, _today = versions[-1]
    return [
        f"{key}, {day}"
        for (before, _day), (after, day) in pairwise(versions)
        for key in _changed_unchecked(before, after, day)
        if key in now and now[key]["checked"] <= after[key]["checked"]
    ]


def test_no_number_ever_changed_without_a_check() -> None:
    """A slip of the finger leaves `checked` as it was. Whoever mends it writes down the day."""
    assert _slips(ROOT) == []


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / FILE).parent.mkdir(parents=True)
    for command in (["init", "-q"], ["config", "user.name", "a"], ["config", "user.email", "a@camau.example"]):
        _git(tmp_path, *command)
    return tmp_path


def _commit(folder: Path, number: str, checked: str, day: str, more: str = "") -> None:
    text = f'[line]\nphone = "{number}"\nchecked = {checked}\n{more}'
    (folder / FILE).write_text(text, encoding="utf-8")
    _git(folder, "add", ".")
    _git(folder, "commit", "-q", "-m", "a", "--date", f"{day}T12:00:00")


@pytest.mark.parametrize(
    ("checked", "day", "slips"),
    [
        ("2026-11-22", "2026-12-24", ["line, 2026-12-24"]),
        ("2026-12-16", "2026-12-24", []),
        ("2026-12-24", "2026-12-24", []),
    ],
    ids=["a slip", "a slow review", "the same day"],
)
def test_a_slip_is_found_behind_other_commits(repository: Path, checked: str, day: str, slips: list[str]) -> None:
    _commit(repository, "08001111", "2026-11-22", "2026-11-22")
    _commit(repository, NEW_NUMBER, checked, day)
    _commit(repository, NEW_NUMBER, checked, "2027-01-01", "# a comment")
    assert _slips(repository) == slips


def test_a_slip_that_was_mended_is_over(repository: Path) -> None:
    _commit(repository, "08001111", "2026-11-22", "2026-11-22")
    _commit(repository, NEW_NUMBER, "2026-11-22", "2026-12-24")
    _commit(repository, "08001111", "2026-12-25", "2026-12-25")
    assert _slips(repository) == []


def test_number_can_change_twice_in_a_day(repository: Path) -> None:
    for number in ("08001111", "08001112", NEW_NUMBER):
        _commit(repository, number, "2026-12-24", "2026-12-24")
    assert _slips(repository) == []


def test_uncommitted_change_is_found(repository: Path) -> None:
    _commit(repository, "08001111", "2026-11-22", "2026-11-22")
    file = repository / FILE
    file.write_text(file.read_text(encoding="utf-8").replace("08001111", NEW_NUMBER), encoding="utf-8")
    assert _slips(repository) == [f"line, {datetime.now(UK).date()}"]
