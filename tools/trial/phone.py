"""What a page can see of the phone it is open on."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from webapp.facts.fields import VisibleText

ENGINES = (
    ("Gecko", re.compile(r"\bGecko/\S+ Firefox/(\d+(?:\.\d+)*)")),
    ("Blink", re.compile(r"Chrome/(\d+(?:\.\d+)*)")),
    ("WebKit", re.compile(r"\bVersion/(\d+(?:\.\d+)*)")),
    ("WebKit", re.compile(r"\bAppleWebKit/(\d+(?:\.\d+)*)")),
)
"""Engines with their mark in `User-Agent`; the first that is found: most browsers claim to be several."""


class Phone(BaseModel):
    """The table `[answer.phone]` of an approval; what could not be seen is left out.

    `model` is what the volunteer calls the phone. `has` is support for `:has()`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    model: Annotated[VisibleText, Field(max_length=60)] | None = None
    engine: Annotated[str, Field(pattern=r"^[A-Za-z]{1,20}$")] | None = None
    version: Annotated[str, Field(max_length=20, pattern=r"^[0-9.]+$")] | None = None
    viewport: Annotated[str, Field(pattern=r"^[0-9]{1,5}x[0-9]{1,5}$")] | None = None
    standalone: bool | None = None
    worker: bool | None = None
    storage: bool | None = None
    has: bool | None = None


def engine_of(user_agent: str) -> dict[str, str]:
    """Return engine and version, as the browser names them; nothing for one that names none."""
    found = ((name, mark.search(user_agent)) for name, mark in ENGINES)
    return next(({"engine": name, "version": match[1][:20]} for name, match in found if match), {})


def reported(user_agent: str, fields: Mapping[str, str]) -> Phone:
    """Return what a page reported of its phone in a form; a field with anything else in it is left out."""
    seen: dict[str, Any] = dict(engine_of(user_agent))
    seen |= {name: fields[name] == "yes" for name in ("standalone", "worker", "storage", "has") if fields.get(name)}
    phone = Phone.model_validate(seen)
    try:
        return Phone.model_validate(seen | {"viewport": fields.get("viewport")})
    except ValidationError:
        return phone
