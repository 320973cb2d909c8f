"""JSON Schemas of the facts files, so that an editor completes and checks them while somebody types."""

import json
from pathlib import Path

from pydantic import TypeAdapter

from webapp.facts.model import Link, Service

SHAPES: dict[str, type[Service] | type[Link]] = {"services": Service, "links": Link}


def schema(name: str) -> str:
    """Return the JSON Schema of `webapp/data/<name>.toml` as text."""
    shape: TypeAdapter[object] = TypeAdapter(dict[str, SHAPES[name]])  # type: ignore[valid-type]
    return json.dumps(shape.json_schema(), indent=2, ensure_ascii=False) + "\n"


def write(folder: Path) -> list[Path]:
    """Write every schema beside the data and return the files."""
    files = [folder / f"{name}.schema.json" for name in SHAPES]
    for name, file in zip(SHAPES, files, strict=True):
        file.write_text(schema(name), encoding="utf-8")
    return files
