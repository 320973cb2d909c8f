"""The offline bundle: the whole site in one download, of which the worker keeps each file as its own entry.

Lines that several files share stand in it once, so that it stays small on the phone, and on the wire whatever the
host compresses with: gzip looks back no further than 32 KB, which is two of our pages.
"""

import base64
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Self

from webapp.core.content_types import is_text


@dataclass(frozen=True)
class File:
    """One file as it is served: its bytes and every header of the policy, the content type among them."""

    body: bytes
    headers: Mapping[str, str]


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


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _json(content: object) -> str:
    """Serialize on one line: a line feed in a string is escaped."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class OfflineBundle:
    """A build as phones store it: `head`, which all files share, and an entry for each of them, as JSON."""

    head: str
    entries: tuple[str, ...]

    @classmethod
    def of(cls, files: Mapping[str, File], homes: Mapping[str, str] | None = None) -> Self:
        """Bundle `files`, by address: a text as a list of its own lines and the numbers of shared ones.

        Anything else is base64. `homes` says where `/` leads on a host that has a language of its own; its keys
        begin with `//`, so that none is the name of a method in the worker.
        """
        written = {path: file.body for path, file in files.items() if is_text(file.headers["Content-Type"])}
        lines = {path: body.decode().split("\n") for path, body in written.items()}
        lasting = _lasting_pairs(lines)
        texts = {path: _blocks(text, lasting) for path, text in lines.items()}
        counts = Counter(block for blocks in texts.values() for block in blocks)
        shared = {block: place for place, block in enumerate(block for block, count in counts.items() if count > 1)}
        kinds: list[dict[str, str]] = []
        entries = []
        for path, file in files.items():
            headers = dict(file.headers)
            if headers not in kinds:
                kinds.append(headers)
            body = texts.get(path)
            parts = [shared.get(block, block) for block in body] if body else base64.b64encode(file.body).decode()
            entries.append(_json([kinds.index(headers), parts]))
        by_host = {f"//{host}": home for host, home in (homes or {}).items()}
        head = {"headers": kinds, "shared": list(shared), "homes": by_host, "files": list(files)}
        return cls(_json(head), tuple(entries))

    @cached_property
    def body(self) -> bytes:
        """The bundle as it is served: a JSON array with an item on each line."""
        items = ",\n".join([self.head, *self.entries])
        return f"[{items}]".encode()

    @cached_property
    def build(self) -> str:
        """The name of the build: the SHA-256 (hexadecimal) of the head and the SHA-256 of each entry, by line.

        With those hashes at hand the worker can check one entry without reading the others.
        """
        return _sha256("\n".join([self.head, *map(_sha256, self.entries)]))

    @property
    def path(self) -> str:
        """The address of the bundle: `/pack.0123456789ab.json`."""
        return f"/pack.{self.build[:12]}.json"
