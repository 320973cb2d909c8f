"""The pack: the whole site in one file, which the worker keeps and answers from.

Lines that several files share stand in it once, so that it stays small whatever the host compresses with:
gzip looks back no further than 32 KB, which is two of our pages.
"""

import base64
import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True)
class File:
    """One file as it is served: its bytes and every header of the policy, the content type among them."""

    body: bytes
    headers: Mapping[str, str]


def _is_text(file: File) -> bool:
    kind = file.headers["Content-Type"]
    return kind.startswith("text/") or "xml" in kind or "json" in kind


def _lasting_pairs(texts: Mapping[str, list[str]]) -> set[tuple[str | None, str | None]]:
    """Return the pairs of lines that, in every text, stand only together and in this order."""
    after, before = defaultdict(set), defaultdict(set)
    for lines in texts.values():
        for first, second in pairwise((None, *lines, None)):
            after[first].add(second)
            before[second].add(first)
    return {
        (first, second) for first, (second, *others) in after.items() if not others and before[second] == {first}
    }


def _blocks(lines: list[str], lasting: set[tuple[str | None, str | None]]) -> list[str]:
    """Join the lines whose pairs are lasting; what comes out is shared by several texts, or one text's own."""
    blocks = lines[:1]
    for first, second in pairwise(lines):
        if (first, second) in lasting:
            blocks[-1] += f"\n{second}"
        else:
            blocks.append(second)
    return blocks


def build(files: Mapping[str, File], homes: Mapping[str, str]) -> bytes:
    """Return the pack of `files`, by address: a text as a list of its own lines and the numbers of shared ones.

    Anything else is base64. `homes` says where `/` leads on a host that has a language of its own; its keys begin
    with `//`, and addresses with `/`, so that none is the name of a method in the worker.
    """
    lines = {path: file.body.decode().split("\n") for path, file in files.items() if _is_text(file)}
    lasting = _lasting_pairs(lines)
    texts = {path: _blocks(text, lasting) for path, text in lines.items()}
    counts = Counter(block for blocks in texts.values() for block in blocks)
    shared = {block: number for number, block in enumerate(block for block, count in counts.items() if count > 1)}
    kinds: list[dict[str, str]] = []
    packed: dict[str, Any] = {}
    for path, file in files.items():
        headers = dict(file.headers)
        if headers not in kinds:
            kinds.append(headers)
        body = texts.get(path)
        parts = [shared.get(block, block) for block in body] if body else base64.b64encode(file.body).decode()
        packed[path] = [kinds.index(headers), parts]
    by_host = {f"//{host}": home for host, home in homes.items()}
    content = {"headers": kinds, "shared": list(shared), "files": packed, "homes": by_host}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
