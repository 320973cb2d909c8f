"""Draft or launched: a build is a draft unless its record holds the SHA-256 of everything that is shipped."""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from webapp.core import files, paths

RECORD = Path("data", "launched.json")
"""The record's place in the package: `deploy.release` writes it once nothing waits for a person's yes."""

SAID = (
    "This is a draft: people have not approved all of it as it is. Every page says so; search engines are kept out."
)
"""What the operator reads at start and in `flask config`."""

RESOURCES = ("templates", "static", "translations", "service_worker")


def _files(folder: Path, root: Path) -> Iterator[tuple[str, Path]]:
    """Yield each file with its name below `root`; what is compiled is left out, and compared elsewhere at start."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        inside = Path(parent).relative_to(root).as_posix()
        for name in names:
            if not name.endswith(".mo"):
                yield f"{inside}/{name}", Path(parent, name)


def shipped(package: Path = paths.PACKAGE) -> dict[str, Path]:
    """Return every file of a build but its record, by its name in the wheel; a checkout has the same names."""
    found = dict(_files(package, package))
    for name in RESOURCES:
        if not (package / name).is_dir():
            found |= _files(package.parent / name, package.parent)
    found.pop(RECORD.as_posix(), None)
    return found


def content_sha256(package: Path = paths.PACKAGE) -> str:
    """Return the SHA-256, in hexadecimal, of the names and bytes of everything that is shipped."""
    digest = hashlib.sha256()
    for name, file in sorted(shipped(package).items()):
        body = file.read_bytes()
        digest.update(f"{name}\0{len(body)}\0".encode(errors="surrogateescape"))
        digest.update(body)
    return digest.hexdigest()


def is_draft(package: Path = paths.PACKAGE) -> bool:
    """Return whether a build is a draft: its record is absent, malformed, or of other content."""
    try:
        record = json.loads(files.read(package / RECORD))
        return bool(record != {"sha256": content_sha256(package)})
    except (OSError, ValueError, RecursionError):
        return True
