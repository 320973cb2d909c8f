"""Changes a facts file in place and keeps its comments."""

from datetime import date
from pathlib import Path

import tomlkit

from webapp.facts.load import PLATFORMS

TABLES = ("services", "links", "tool_rules", "tools")
"""The files that hold a table for each fact. A tool's name is its service's, which comes first."""


class UnknownFactError(KeyError):
    """No facts file holds a fact of that name."""

    def __str__(self) -> str:
        return f"No fact is called {self.args[0]!r}; `flask facts list` shows the names."


def record_check(folder: Path, key: str, how: str, day: date) -> Path:
    """Set how and when the fact `key` was checked; return the file. Raise `UnknownFactError` if there is none."""
    own_file = folder / PLATFORMS / f"{key}.toml"
    files = [own_file] if own_file.is_file() else [folder / f"{name}.toml" for name in TABLES]
    for file in files:
        document = tomlkit.parse(file.read_text(encoding="utf-8"))
        fact = document if file == own_file else document.get(key)
        if fact is not None:
            fact["checked"] = day
            fact["how"] = how
            file.write_text(tomlkit.dumps(document), encoding="utf-8")
            return file
    raise UnknownFactError(key)
