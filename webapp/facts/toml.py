"""Parse TOML from an untrusted file, with limits that `tomllib` lacks."""

import re
import tomllib
from pathlib import Path

from webapp.core import files

LONG_NUMBER = re.compile(r"[0-9_]{4000}")
"""Python refuses to turn a number of more than some four thousand digits into one."""

MOST_DOTS = 100
"""In a line. Each dot of a key is a table in a table, and reading them takes the square of their number."""


def loads(content: bytes) -> dict[str, object]:
    """Parse a file in UTF-8, with or without a byte order mark.

    Raise `ValueError` with the place and the reason for what cannot be read; `UnicodeDecodeError` is one.
    """
    text = content.decode("utf-8-sig")
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > MOST_DOTS:
            raise ValueError(f"line {number}: more than {MOST_DOTS} dots")
        if LONG_NUMBER.search(line):
            raise ValueError(f"line {number}: a number too long")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("lists or tables within each other too deeply") from None


def read(path: Path) -> dict[str, object]:
    """Return what a file holds. Raise `ValueError` with the reason for one that cannot be read or holds nothing."""
    try:
        table = loads(files.read(path))
    except FileNotFoundError:
        raise ValueError("missing") from None
    except OSError as error:
        raise ValueError(f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start}") from error
    if not table:
        raise ValueError("holds no facts")
    return table
