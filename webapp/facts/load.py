"""Reads and checks every facts file, and tells every fault at once."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from webapp.facts.model import Fact, Facts, Link, Service

Model = TypeVar("Model", bound=Fact)


class FactsError(Exception):
    """The facts are wrong. `problems` holds one line for each: file, key, reason."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(["The facts in webapp/data cannot be used:", *problems]))


def _read(path: Path, problems: list[str]) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        problems.append(f"{path.name}: missing")
    except UnicodeDecodeError as error:
        problems.append(f"{path.name}: not UTF-8 at byte {error.start}")
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{path.name}: {error}")
    return {}


def _check(model: type[Model], path: Path, problems: list[str]) -> Mapping[str, Model]:
    checked: dict[str, Model] = {}
    before = len(problems)
    for key, value in _read(path, problems).items():
        try:
            checked[key] = model.model_validate(value)
        except ValidationError as error:
            problems.extend(
                f"{path.name}: {'.'.join([key, *map(str, fault['loc'])])}: {fault['msg']}"
                for fault in error.errors()
            )
    if not checked and len(problems) == before:
        problems.append(f"{path.name}: holds no facts")
    return MappingProxyType(checked)


def _names(path: Path, problems: list[str]) -> tuple[str, ...]:
    before = len(problems)
    names = _read(path, problems).get("names")
    if not isinstance(names, list) or not names or not all(isinstance(name, str) and name for name in names):
        if len(problems) == before:
            problems.append(f"{path.name}: names: expected a list of names")
        return ()
    return tuple(names)


def load(folder: Path) -> Facts:
    """Read and check every facts file in `folder`. Raise `FactsError` with all faults if there is any."""
    problems: list[str] = []
    facts = Facts(
        services=_check(Service, folder / "services.toml", problems),
        links=_check(Link, folder / "links.toml", problems),
        names=_names(folder / "names.toml", problems),
    )
    if problems:
        raise FactsError(problems)
    return facts
