"""The facts store: every phone number, text number, opening time and outside address, each with its source.

`webapp/data/*.toml` is read and checked once at start. A fault anywhere stops the start and every
fault is listed with its file and key.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from webapp import telephone
from webapp.hours import Hours
from webapp.languages import CODES, SOURCE

Model = TypeVar("Model", bound="Fact")


class FactsError(Exception):
    """The facts are wrong. `problems` holds one line for each: file, key, reason."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(["The facts in webapp/data cannot be used:", *problems]))


def _https(url: str) -> str:
    if not url.startswith("https://") or any(character.isspace() for character in url):
        message = "expected an https:// address"
        raise ValueError(message)
    return url


def _known_languages(texts: Mapping[str, str]) -> Mapping[str, str]:
    unknown = sorted(set(texts) - set(CODES))
    if unknown:
        message = f"unknown language {', '.join(unknown)}: expected {', '.join(CODES)}"
        raise ValueError(message)
    if SOURCE.code not in texts:
        message = f"needs a value for {SOURCE.code}"
        raise ValueError(message)
    return MappingProxyType(dict(texts))


Https = Annotated[str, AfterValidator(_https)]
Localised = Annotated[Mapping[str, str], AfterValidator(_known_languages)]
LocalisedUrl = Annotated[Mapping[str, Https], AfterValidator(_known_languages)]
PhoneNumber = Annotated[str, AfterValidator(telephone.checked)]
Key = Annotated[str, Field(pattern=r"^\d+$")]


class Fact(BaseModel):
    """What every fact carries: where it was read, on which day, how, and how sure we are."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Https
    checked: date
    how: Literal["page", "opened", "dialled"]
    confidence: Literal["high", "medium", "low"]

    @model_validator(mode="after")
    def _not_checked_in_the_future(self) -> "Fact":
        if self.checked > date.today():  # noqa: DTZ011 - a calendar day in the editor's own time
            message = "checked: this day has not come yet"
            raise ValueError(message)
        return self


class Service(Fact):
    """A service to ring, text or open.

    `phone` and `text` are shown grouped; `keyword` is the word to text; `press` is the key to press once
    the call is answered. `url` and `chat` hold an address per language: a language
    without one gets the English page, marked as English only.
    """

    name: Localised
    phone: PhoneNumber | None = None
    press: Key | None = None
    text: PhoneNumber | None = None
    keyword: str | None = None
    url: LocalisedUrl | None = None
    chat: LocalisedUrl | None = None
    hours: Hours | None = None


class Link(Fact):
    """A page of somebody else's: its title as its owner prints it, and its address, per language."""

    title: Localised
    url: LocalisedUrl


@dataclass(frozen=True)
class Facts:
    """All facts, by key. `names` are proper names that stay English in every language."""

    services: Mapping[str, Service]
    links: Mapping[str, Link]
    names: tuple[str, ...]


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
