"""Draft or launched: a build is a draft unless its record holds the SHA-256 of everything that is shipped."""

import hashlib
import json
from pathlib import Path

from webapp.core import files, paths

RECORD = Path("data", "launched.json")
"""The record's place in the package: `deploy.release` writes it once nothing waits for a person's yes."""

SAID = (
    "This is a draft: people have not approved all of it as it is. Every page says so; search engines are kept out."
)
"""What the operator reads at start and in `flask config`."""

COMPILED = {".mo", "__pycache__"}  # a start writes these, and compares them elsewhere
RESOURCES = ("templates", "static", "translations", "service_worker")


def shipped(package: Path = paths.PACKAGE) -> dict[str, Path]:
    """Return every file of a build but its record, by its name in the wheel; a checkout has the same names."""
    beside = [package.parent / name for name in RESOURCES if not (package / name).is_dir()]
    roots = {package: package} | dict.fromkeys(beside, package.parent)
    files = {file.relative_to(root): file for folder, root in roots.items() for file in folder.rglob("*")}
    ours = {name: file for name, file in files.items() if not {name.suffix, *name.parts} & COMPILED}
    return {name.as_posix(): file for name, file in ours.items() if name != RECORD and file.is_file()}


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
