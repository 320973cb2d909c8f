"""Read a page as a reader does: block by block, without scripts, in one language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from html5lib.constants import voidElements

from webapp.i18n.languages import SOURCE

START, DIGITS, END, STOP, EDGE = "\ue000", 0xE010, "\ue001", "\ue002", "\ue003"
"""Private characters around each message of a marked page, its number between the first two; and a span's edge."""
MARK = re.compile(f"{START}([\ue010-\ue019]+){END}")

UNREAD = frozenset({"script", "style"})
INLINE = frozenset(
    {"a", "b", "bdi", "br", "cite", "code", "em", "i", "img", "kbd", "label", "small", "span", "strong"}
)
LISTS_OF_LINKS = frozenset({"nav", "footer"})
OUTSIDE = ("https:", "http:", "tel:", "sms:", "mailto:")
RECORD = "data-record"
"""An element made from the facts' days and ways of checking: no words for a reader to approve."""


def mark(number: int, text: str) -> str:
    """Return a message between its marks."""
    return START + "".join(chr(DIGITS + int(digit)) for digit in str(number)) + END + text + STOP


@dataclass(frozen=True)
class Block:
    """A piece of a page that is read at once, and the numbers of the messages in it."""

    text: str
    messages: frozenset[int]


def unmarked(text: str) -> Block:
    """Return a marked text as it is read."""
    numbers = (int("".join(chr(ord(digit) - DIGITS + ord("0")) for digit in found)) for found in MARK.findall(text))
    words = MARK.sub("", text).replace(STOP, "")
    apart = re.sub(rf"(?<=\w){EDGE}+(?=\w)", " ", words).replace(EDGE, "")
    return Block(" ".join(apart.split()), frozenset(numbers))


def _messages_in(text: str) -> Iterator[str]:
    """Yield each message of an attribute with its marks; one inside another is part of it."""
    depth, begin = 0, 0
    for place, letter in enumerate(text):
        if letter == START:
            begin = begin if depth else place
            depth += 1
        elif letter == STOP:
            depth -= 1
            if depth == 0:
                yield text[begin : place + 1]


class _Reader(HTMLParser):
    """Collects blocks. A link's outside address is read with it: it is where a press leads."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._open: list[tuple[str, bool]] = []
        self._text = ""

    @property
    def _unread(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def _flush(self) -> None:
        block = unmarked(self._text)
        if block.text:
            self.blocks.append(block)
        self._text = ""

    def _parts(self, tag: str) -> bool:
        return tag not in INLINE or (tag == "a" and any(around in LISTS_OF_LINKS for around, _unread in self._open))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        unread = self._unread or tag in UNREAD or RECORD in given or given.get("id") == "decoy"
        unread = unread or given.get("lang", SOURCE.code) != SOURCE.code
        if self._parts(tag):
            self._flush()
        elif tag in {"br", "span"}:
            self._text += " " if tag == "br" else EDGE
        if not unread:
            self.blocks += [
                unmarked(found) for value in given.values() if START in value for found in _messages_in(value)
            ]
            if given.get("href", "").startswith(OUTSIDE) and tag == "a":
                self._text += f" [{given['href']}] "
        if tag not in voidElements:
            self._open.append((tag, unread))

    def handle_endtag(self, tag: str) -> None:
        if self._parts(tag):
            self._flush()
        elif tag == "span":
            self._text += EDGE
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._text += data

    def close(self) -> None:
        super().close()
        self._flush()


def blocks(page: str) -> list[Block]:
    """Return what is read on a page of the source language, in order: text, and what attributes say."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.blocks
