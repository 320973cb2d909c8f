"""Load and validate every facts file, and report every error at once."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, Field, ValidationError

from webapp.core import files
from webapp.core.errors import ConfigurationError
from webapp.facts import consistency, lookalikes, toml
from webapp.facts.councils import Council, PoliceForce
from webapp.facts.fields import FactKey, LocalizedText, Record, SafeSite
from webapp.facts.model import Link, LocalContact, Service, WrongNumber
from webapp.facts.platform import Phone, Platform
from webapp.facts.removal import Tool, ToolRule
from webapp.facts.store import Facts
from webapp.i18n.languages import SOURCE

Model = TypeVar("Model", bound=BaseModel)
PLATFORMS = "platforms"
COUNCILS = "councils"
FOLDERS = {PLATFORMS, COUNCILS}
"""The folders that hold one file for each platform and council; the file's name is its key."""
MODELS: Mapping[str, type[BaseModel]] = {
    "services": Service,
    "links": Link,
    PLATFORMS: Platform,
    "tools": Tool,
    "tool_rules": ToolRule,
    "wrong_numbers": WrongNumber,
    "phones": Phone,
    COUNCILS: Council,
    "police_forces": PoliceForce,
}
"""What each file or folder holds, by its name and field of `Facts`."""


class FactsError(ConfigurationError):
    """The facts are wrong: each error names the file, the key and the reason."""

    heading = "The facts cannot be used:"


def read_table(path: Path, errors: list[str]) -> dict[str, object] | None:
    """Return what a TOML file holds; where it cannot be read, None, and the reason in `errors`."""
    try:
        return toml.loads(files.read(path))
    except FileNotFoundError:
        reason = "missing"
    except OSError as error:
        reason = f"cannot be read ({error.strerror})"
    except UnicodeDecodeError as error:
        reason = f"not UTF-8 at byte {error.start}"
    except ValueError as error:
        reason = str(error)
    errors.append(f"{path.name}: {reason}")
    return None


def as_model(model: type[Model], value: object, where: str, errors: list[str]) -> Model | None:
    """Return `value` as a `model`, or None with each error in `errors`, after `where`: `links.toml: key`."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        for one in error.errors():
            keys = ".".join(map(str, one["loc"]))
            key = "" if not keys else f".{keys}" if ": " in where else f": {keys}"
            errors.append(f"{where}{key}: {one['msg'].removeprefix('Value error, ')}")
    return None


def load_one(model: type[Model], path: Path) -> Model:
    """Return what a whole file holds as a `model`. Raise `FactsError` with every error."""
    errors: list[str] = []
    value = read_table(path, errors)
    found = None if value is None else as_model(model, value, path.name, errors)
    if found is None:
        raise FactsError(errors)
    return found


def _facts(model: type[Model], path: Path, errors: list[str]) -> Mapping[str, Model]:
    """Return the facts of a file, a table for each, or of a folder, a file for each, by key."""
    before = len(errors)
    if path.suffix:
        found = {key: (f"{path.name}: {key}", value) for key, value in (read_table(path, errors) or {}).items()}
    else:
        inside = {file: read_table(file, errors) for file in sorted(path.glob("*.toml"))}
        found = {
            file.stem: (f"{path.name}/{file.name}", value) for file, value in inside.items() if value is not None
        }
    if not found and len(errors) == before:
        errors.append(f"{path.name}: holds no facts")
    facts = {key: as_model(model, value, where, errors) for key, (where, value) in found.items()}
    return MappingProxyType({key: fact for key, fact in facts.items() if fact})


def _list(path: Path, key: str, errors: list[str]) -> tuple[str, ...]:
    """Return the list of words that a file holds under `key`."""
    table = read_table(path, errors)
    listed = None if table is None else table.get(key)
    if isinstance(listed, list) and listed and all(isinstance(word, str) and word for word in listed):
        return tuple(listed)
    if table is not None:
        errors.append(f"{path.name}: {key}: expected a list of {key}")
    return ()


class Local(Record):
    """What the operator may add: a name, contacts near the readers, and where the exit leads."""

    name: LocalizedText | None = None
    exit_url: SafeSite | None = None
    contacts: Mapping[FactKey, LocalContact] = Field(default_factory=dict)


def _local(path: Path | None, errors: list[str]) -> Local:
    value = None if path is None else read_table(path, errors)
    if path is None or value is None:
        return Local()
    if not value:
        errors.append(f"{path.name}: holds no facts")
    return as_model(Local, value, path.name, errors) or Local()


def load(folder: Path, local: Path | None = None) -> Facts:
    """Read and check every facts file in `folder`, and the operator's `local` one.

    Raise `FactsError` with every error.
    """
    errors: list[str] = []
    found: dict[str, Any] = {
        name: _facts(model, folder / (name if name in FOLDERS else f"{name}.toml"), errors)
        for name, model in MODELS.items()
    }
    names = _list(folder / "names.toml", "names", errors)
    bilingual = _list(folder / "bilingual_hosts.toml", "hosts", errors)
    own, own_file = _local(local, errors), local.name if local else ""
    facts = Facts(
        **found,
        names=(*names, *_english_names(found[PLATFORMS])),
        local=own.contacts,
        local_name=own.name,
        exit_url=own.exit_url,
    )
    errors += consistency.doubled_keys(facts, own_file) + consistency.days_to_come(facts, own_file)
    if not errors:
        errors += lookalikes.errors(facts.with_numbers(), facts.wrong_numbers) + consistency.errors(
            facts, bilingual
        )
    if errors:
        raise FactsError(errors)
    return facts


def _english_names(platforms: Mapping[str, Platform]) -> list[str]:
    """Return the names of platforms that are the same in every language."""
    return [platform.name[SOURCE.code] for platform in platforms.values() if set(platform.name) == {SOURCE.code}]
