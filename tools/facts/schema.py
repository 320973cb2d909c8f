"""JSON Schemas of the facts files, so that an editor completes and checks them while somebody types."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from webapp.facts.councils import Council, PoliceForce
from webapp.facts.model import Link, Local, Service, WrongNumber
from webapp.facts.platform import Phone, Platform
from webapp.facts.removal import Tool, ToolRule

SHAPES: dict[str, Any] = {
    "services": dict[str, Service],
    "links": dict[str, Link],
    "platforms": Platform,
    "tools": dict[str, Tool],
    "tool_rules": dict[str, ToolRule],
    "phones": dict[str, Phone],
    "wrong_numbers": dict[str, WrongNumber],
    "police_forces": dict[str, PoliceForce],
    "councils": Council,
    "local": Local,
}
"""What a file of each kind holds: a fact for each key, or one fact."""


def schema(name: str) -> str:
    """Return the JSON Schema of a kind of file as text."""
    shape: TypeAdapter[object] = TypeAdapter(SHAPES[name])
    return json.dumps(shape.json_schema(), indent=2, ensure_ascii=False) + "\n"


def write(folder: Path) -> list[Path]:
    """Write every schema beside the data and return the files."""
    files = [folder / f"{name}.schema.json" for name in SHAPES]
    for name, file in zip(SHAPES, files, strict=True):
        file.write_text(schema(name), encoding="utf-8")
    return files
