"""The pack: the whole site in one file, which the worker keeps and answers from.

A line that several files share stands in it once, so that it stays small whatever the host compresses with:
gzip looks back no further than 32 KB, which is two of our pages.
"""

import base64
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LineNumbers = dict[str, int]


@dataclass(frozen=True)
class File:
    """One file as it is served: its bytes and every header of the policy, the content type among them."""

    body: bytes
    headers: Mapping[str, str]


def _is_text(file: File) -> bool:
    kind = file.headers["Content-Type"]
    return kind.startswith("text/") or "xml" in kind or "json" in kind


def _lines(file: File) -> list[str]:
    return file.body.decode().split("\n") if _is_text(file) else []


def _shared_lines(files: Mapping[str, File]) -> LineNumbers:
    """Number the lines that stand in the files more than once, in the order they are met."""
    counts = Counter(line for file in files.values() for line in _lines(file))
    return {line: number for number, line in enumerate(line for line, count in counts.items() if count > 1)}


def _parts(file: File, shared: LineNumbers) -> str | list[str | int]:
    """Return a text as its own lines and the numbers of shared ones; anything else as base64."""
    if not _is_text(file):
        return base64.b64encode(file.body).decode()
    parts: list[str | int] = []
    for line in _lines(file):
        if line in shared:
            parts.append(shared[line])
        elif parts and isinstance(parts[-1], str):
            parts[-1] += f"\n{line}"
        else:
            parts.append(line)
    return parts


def build(files: Mapping[str, File]) -> bytes:
    """Return the pack of `files`, by address."""
    shared = _shared_lines(files)
    kinds: list[dict[str, str]] = []
    packed: dict[str, Any] = {}
    for path, file in files.items():
        headers = dict(file.headers)
        if headers not in kinds:
            kinds.append(headers)
        packed[path] = [kinds.index(headers), _parts(file, shared)]
    content = {"headers": kinds, "shared": list(shared), "files": packed}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
