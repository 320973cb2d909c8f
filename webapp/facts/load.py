"""Load and validate every facts file, and report every error at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from webapp.core.errors import ConfigurationError
from webapp.facts import consistency, toml
from webapp.facts.store import Facts

Shape = TypeVar("Shape")
Source = Path | Mapping[str, Path]
FOLDERS = ("platforms", "councils")
"""The folders that hold one file for each platform and council; the file's name is its key."""
SHAPE = TypeAdapter(Facts)


class FactsError(ConfigurationError):
    """The facts are wrong: each error names the file, the key and the reason."""

    heading = "The facts cannot be used:"


def _line(file: str, keys: Iterable[str | int], reason: str) -> str:
    return ": ".join(filter(None, (file, ".".join(map(str, keys)), reason.removeprefix("Value error, "))))


def load_one(shape: TypeAdapter[Shape], path: Path) -> Shape:
    """Return what a whole file holds. Raise `FactsError` with every error."""
    try:
        return shape.validate_python(toml.read(path))
    except ValidationError as error:
        raise FactsError(_line(path.name, one["loc"], one["msg"]) for one in error.errors()) from error
    except ValueError as error:
        raise FactsError([_line(path.name, (), str(error))]) from error


def _lines(error: ValidationError, sources: Mapping[str, Source]) -> Iterator[str]:
    """Yield each error with its file and key."""
    for one in error.errors():
        name, *keys = one["loc"]
        source = sources[str(name)]
        file = source.name if isinstance(source, Path) else f"{name}/{keys.pop(0)}.toml" if keys else str(name)
        yield _line(file, keys, one["msg"])


def load(folder: Path, local: Path | None = None) -> Facts:
    """Read and check every facts file in `folder`, and the operator's `local` one.

    Raise `FactsError` with every error; what must hold between facts is checked once each is right by itself.
    """
    files = {field.name for field in fields(Facts)} - {*FOLDERS, "own"}
    sources: dict[str, Source] = {name: folder / f"{name}.toml" for name in files}
    sources |= {name: {file.stem: file for file in sorted((folder / name).glob("*.toml"))} for name in FOLDERS}
    sources |= {"own": local} if local else {}
    try:
        facts = SHAPE.validate_python(sources)
    except ValidationError as error:
        raise FactsError(_lines(error, sources)) from error
    if errors := consistency.errors(facts, local.name if local else ""):
        raise FactsError(errors)
    return facts
