"""Service workers released before, with the requests each made, and the current one."""

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from tests.support.server import ROOT
from webapp.core import paths
from webapp.pwa.offline_bundle import File, OfflineBundle
from webapp.pwa.service_worker import worker_script

TODAYS = paths.SERVICE_WORKER / "sw.js"
"""As it will be copied into the folder when another is released."""

RELEASED = [*sorted(ROOT.glob("tests/browser/offline/released/*.js")), TODAYS]
SCRIPT = {"Content-Type": "text/javascript"}


def _one_object(files: Mapping[str, File]) -> tuple[str, bytes]:
    """Return the name of the build and the pack as they were until 2026-11-26: one object and its hash."""
    packed = {path: [0, file.body.decode().split("\n")] for path, file in files.items()}
    headers = [dict(file.headers) for file in files.values()][:1]
    body = json.dumps({"headers": headers, "shared": [], "homes": {}, "files": packed}).encode()
    return hashlib.sha256(body).hexdigest(), body


def _integrity(file: File) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(file.body).digest()).decode()


def as_released(worker: Path, files: Mapping[str, File]) -> dict[str, File]:
    """Return what a server of that time sent a phone for it to keep these pages: the worker and its pack."""
    source = worker.read_text(encoding="utf-8")
    if "FILES" in source:  # until 2026-11-23 each page was fetched by itself
        hashes = json.dumps({path: _integrity(file) for path, file in files.items()})
        return {
            "/sw.js": File(f"const BUILD = 'f1r57';\nconst FILES = {hashes};\n{source}".encode(), SCRIPT),
            **files,
        }
    made = OfflineBundle.of(files)
    build, body = (made.build, made.body) if worker == TODAYS else _one_object(files)
    head = worker_script(build).split("const PREFIX")[0].removeprefix("{")
    if "JOTTERS" in source:  # until 2026-11-26
        head = head.replace("DECOY_PATHS", "JOTTERS")
    return {"/sw.js": File(f"{head}\n{source}".encode(), SCRIPT), f"/pack.{build[:12]}.json": File(body, {})}
