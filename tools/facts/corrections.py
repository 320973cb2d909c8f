"""Changes a facts file in place and keeps its comments."""

from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit import TOMLDocument

from webapp.facts import load

TABLES = ("services", "links", "tool_rules", "tools", "phones")
"""The files that hold a table for each fact. A tool's name is its service's: it stands in two."""


class UnknownFactError(KeyError):
    """No facts file holds a fact of that name."""

    def __str__(self) -> str:
        return f"No fact is called {self.args[0]!r}; `flask --app webapp facts list` shows the names."


def _tables(folder: Path, key: str) -> Iterator[tuple[Path, TOMLDocument, MutableMapping[str, Any]]]:
    """Yield each file that holds the fact `key`, or `key.part`, what it holds, and the fact in it."""
    council, _, part = key.rpartition("-")
    council_file = folder / "councils" / f"{council}.toml"
    if council and council_file.is_file():
        document = tomlkit.parse(council_file.read_text(encoding="utf-8"))
        fact = document.setdefault(part, tomlkit.table()) if part in {"day", "night"} else document.get(part)
        if isinstance(fact, MutableMapping):
            yield council_file, document, fact
        return
    key, _, part = key.partition(".")
    own_file = folder / "platforms" / f"{key}.toml"
    for file in [own_file] if own_file.is_file() else [folder / f"{name}.toml" for name in TABLES]:
        document = tomlkit.parse(file.read_text(encoding="utf-8"))
        fact = document if file == own_file else document.get(key)
        fact = fact.get(part) if fact is not None and part else fact
        if fact is not None:
            yield file, document, fact


def record_check(folder: Path, key: str, how: str, day: date, source: str | None = None) -> list[Path]:
    """Set how and when the fact `key` was checked, and where if `source` says so; return the files, both of a tool.

    Raise `UnknownFactError` if there is no such fact, and `FactsError` if it cannot be checked like that: then
    nothing is written.
    """
    changes = {"checked": day, "how": how, **({"source": source} if source else {})}
    return _change(folder, key, lambda fact: fact.update(changes))


@dataclass(frozen=True)
class CheckedNumber:
    """A number as its owner gave it: how, on which day, and the owner's page."""

    phone: str
    how: str
    day: date
    source: str


def record_line(folder: Path, key: str, checked: CheckedNumber) -> list[Path]:
    """Write down the number that a council gave for its line `key`, such as `swansea-night`; return the file.

    What a person learns from the council itself settles what was open about it. Raise as `record_check` does.
    """

    def settle(line: MutableMapping[str, Any]) -> None:
        if "".join(str(line.get("phone", "")).split()) != "".join(checked.phone.split()):
            line["phone"] = checked.phone
            for other in ("agrees", "joint"):
                line.pop(other, None)
        for doubt in ("looked", "seen", "conflict"):
            line.pop(doubt, None)
        line.update({"source": checked.source, "owner": "own", "confidence": "high"})
        line.update({"checked": checked.day, "how": checked.how})

    return _change(folder, key, settle)


def _change(folder: Path, key: str, change: Callable[[MutableMapping[str, Any]], object]) -> list[Path]:
    before: dict[Path, str] = {}
    for file, document, fact in _tables(folder, key):
        before[file] = file.read_text(encoding="utf-8")
        change(fact)
        file.write_text(tomlkit.dumps(document), encoding="utf-8")
    if not before:
        raise UnknownFactError(key)
    try:
        load(folder)
    except BaseException:
        for file, text in before.items():
            file.write_text(text, encoding="utf-8")
        raise
    return list(before)
