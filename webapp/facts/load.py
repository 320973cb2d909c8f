"""Load and validate every facts file, and report every error at once."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

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
"""The folders that hold one file for each platform and council; the file's name is its key."""


class FactsError(ConfigurationError):
    """The facts are wrong: each error names the file, the key and the reason."""

    heading = "The facts cannot be used:"


def read_table(path: Path, errors: list[str]) -> dict[str, object]:
    """Return what a TOML file holds; where it cannot be read, nothing, and the reason in `errors`."""
    try:
        return toml.loads(files.read(path))
    except FileNotFoundError:
        errors.append(f"{path.name}: missing")
    except OSError as error:
        errors.append(f"{path.name}: cannot be read ({error.strerror})")
    except UnicodeDecodeError as error:
        errors.append(f"{path.name}: not UTF-8 at byte {error.start}")
    except ValueError as error:
        errors.append(f"{path.name}: {error}")
    return {}


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


def _check(model: type[Model], path: Path, errors: list[str]) -> Mapping[str, Model]:
    before = len(errors)
    found = {
        key: as_model(model, value, f"{path.name}: {key}", errors)
        for key, value in read_table(path, errors).items()
    }
    if not found and len(errors) == before:
        errors.append(f"{path.name}: holds no facts")
    return MappingProxyType({key: fact for key, fact in found.items() if fact})


def _folder(model: type[Model], folder: Path, errors: list[str]) -> Mapping[str, Model]:
    """Read one fact from each file; the key is the file's name."""
    found: dict[str, Model] = {}
    files = sorted(folder.glob("*.toml"))
    if not files:
        errors.append(f"{folder.name}: holds no facts")
    for file in files:
        before = len(errors)
        value = read_table(file, errors)
        fact = as_model(model, value, f"{folder.name}/{file.name}", errors) if len(errors) == before else None
        if fact:
            found[file.stem] = fact
    return MappingProxyType(found)


def _list(path: Path, key: str, errors: list[str]) -> tuple[str, ...]:
    """Return the list of words that a file holds under `key`."""
    before = len(errors)
    listed = read_table(path, errors).get(key)
    if not isinstance(listed, list) or not listed or not all(isinstance(word, str) and word for word in listed):
        if len(errors) == before:
            errors.append(f"{path.name}: {key}: expected a list of {key}")
        return ()
    return tuple(listed)


class Local(Record):
    """What the operator may add: a name, contacts near the readers, and where the exit leads."""

    name: LocalizedText | None = None
    exit_url: SafeSite | None = None
    contacts: Mapping[FactKey, LocalContact] = Field(default_factory=dict)


def _local(path: Path | None, errors: list[str]) -> Local:
    if path is None:
        return Local()
    before = len(errors)
    value = read_table(path, errors)
    if not value and len(errors) == before:
        errors.append(f"{path.name}: holds no facts")
    return as_model(Local, value, path.name, errors) or Local()


def load(folder: Path, local: Path | None = None) -> Facts:
    """Read and check every facts file in `folder`, and the operator's `local` one.

    Raise `FactsError` with every error.
    """
    errors: list[str] = []
    services = _check(Service, folder / "services.toml", errors)
    links = _check(Link, folder / "links.toml", errors)
    platforms = _folder(Platform, folder / PLATFORMS, errors)
    names = _list(folder / "names.toml", "names", errors)
    wrong = _check(WrongNumber, folder / "wrong_numbers.toml", errors)
    bilingual = _list(folder / "bilingual_hosts.toml", "hosts", errors)
    own, own_file = _local(local, errors), local.name if local else ""
    facts = Facts(
        services=services,
        links=links,
        platforms=platforms,
        tools=_check(Tool, folder / "tools.toml", errors),
        tool_rules=_check(ToolRule, folder / "tool_rules.toml", errors),
        names=(*names, *_english_names(platforms)),
        local=own.contacts,
        local_name=own.name,
        exit_url=own.exit_url,
        wrong_numbers=wrong,
        phones=_check(Phone, folder / "phones.toml", errors),
        councils=_folder(Council, folder / COUNCILS, errors),
        police_forces=_check(PoliceForce, folder / "police_forces.toml", errors),
    )
    errors += consistency.doubled_keys(facts, own_file) + consistency.days_to_come(facts, own_file)
    if not errors:
        errors += lookalikes.errors(facts.with_numbers(), wrong)
        errors += consistency.unknown_forces(facts)
        errors += consistency.half_bilingual(facts, bilingual)
        errors += consistency.tool_errors(facts)
        errors += consistency.silence_errors(facts)
    if errors:
        raise FactsError(errors)
    return facts


def _english_names(platforms: Mapping[str, Platform]) -> list[str]:
    """Return the names of platforms that are the same in every language."""
    return [platform.name[SOURCE.code] for platform in platforms.values() if set(platform.name) == {SOURCE.code}]
