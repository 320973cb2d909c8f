"""What a reader is asked to approve: one item, bound to exactly what they see.

`tools.launch.items.items(app)` gives every item in reading order. The items of phones are made by
`tools.trial.questions.items(app)`.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["safeguarding", "welsh", "numbers", "phones"]
ROLES: tuple[Role, ...] = get_args(Role)
Register = Literal["ti", "chi", "say", "any", ""]
"""To a young person, to an adult, words to say or send, to both; empty where no words are said to anybody."""
Way = Literal["rang", "owner's page", "written answer"]
"""Only an office is rung."""

FRAME = "frame"
"""The page of what most pages share: bar, header, footer, notices."""
BLOCK_DIGITS = 16


def digest(parts: Iterable[str]) -> str:
    """Return the SHA-256 of some texts in their order; texts cut at another place have another."""
    return hashlib.sha256(json.dumps([*parts], ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Item:
    """One thing that one reader approves.

    `id` is `page:help`, `message:` and 16 digits of its source text's SHA-256, `fact:services/childline`,
    `fact:councils/swansea/day` or `phone:android/back`. `page` is the name of the page in the registry where it is
    first seen: also `frame`, `jotter` or a kind of error page, and empty where there is none. `seen` is what the
    reader sees, in order: the blocks of the page in English; English and Welsh; the fields of the number.
    `sha256` is of role, page and `seen`; a number is the same on every page. `seconds` is how long a reader needs.
    `notes` tell a Welsh reader who speaks to whom; `ways` are those in which a number may be checked.
    """

    role: Role
    id: str
    page: str
    sha256: str
    seen: tuple[str, ...]
    seconds: int
    register: Register = ""
    notes: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()

    @property
    def blocks(self) -> tuple[str, ...]:
        """A short digest of each block, by which a reader is later shown what changed."""
        return tuple(digest([block])[:BLOCK_DIGITS] for block in self.seen)


def seen_hash(role: Role, page: str, seen: Iterable[str]) -> str:
    """Return the SHA-256 of what a reader sees, and where."""
    return digest([role, page, *seen])
