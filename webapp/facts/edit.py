"""Changes a facts file in place and keeps its comments."""

from datetime import date
from pathlib import Path

import tomlkit

from webapp.facts.schema import SHAPES


class UnknownFactError(KeyError):
    """No facts file holds a fact of that name."""

    def __str__(self) -> str:
        return f"No fact is called {self.args[0]!r}; `flask facts list` shows the names."


def record_check(folder: Path, key: str, how: str, day: date) -> Path:
    """Set how and when the fact `key` was checked; return the file. Raise `UnknownFactError` if there is none."""
    for name in SHAPES:
        file = folder / f"{name}.toml"
        document = tomlkit.parse(file.read_text(encoding="utf-8"))
        if key in document:
            document[key]["checked"] = day
            document[key]["how"] = how
            file.write_text(tomlkit.dumps(document), encoding="utf-8")
            return file
    raise UnknownFactError(key)
