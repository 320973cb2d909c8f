"""Read a file that the operator names: never block on a pipe, never read without limit."""

import os
import stat
from pathlib import Path

LARGEST = 262_144
"""Bytes. Our own largest file of facts has some ten thousand."""


def read(path: Path, largest: int = LARGEST) -> bytes:
    """Return the content of a regular file. Raise `OSError`, with the reason in `strerror`, for anything else."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a pipe must not be waited for
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(None, "it is no plain file")
        content = file.read(largest + 1)
    if len(content) > largest:
        raise OSError(None, f"it is larger than {largest:,} bytes")
    return content
