"""The same site with Workbox's precaching in the place of our worker, for the comparison only."""

import base64
import hashlib
import json
import shutil
from pathlib import Path

from tests.support.builds import Build
from tests.support.server import ROOT
from webapp.core.content_types import JAVASCRIPT
from webapp.static_site.compress import Compression, compress_file
from webapp.static_site.export import write_file
from webapp.static_site.model import RenderedFile

MODULES = ("core", "routing", "strategies", "precaching")
OWN = {"sw.js", "robots.txt", "sitemap.xml"}


def _entry(build: Build, file: Path, *, integrity: bool) -> dict[str, str]:
    digest = hashlib.sha256(file.read_bytes())
    entry = {
        "url": "/" + str(file.relative_to(build.folder)).removesuffix("index.html"),
        "revision": digest.hexdigest()[:12],
    }
    return entry | ({"integrity": f"sha256-{base64.b64encode(digest.digest()).decode()}"} if integrity else {})


def source(build: Build, *, integrity: bool = False) -> str:
    """Return Workbox as its guide sets it up, with a revision for each file the site keeps offline.

    With `integrity` the list also has the SHA-256 of each, which its build tool does not write of itself.
    """
    packages = ROOT / "tests" / "npm" / "node_modules"
    modules = [packages / f"workbox-{name}/build/workbox-{name}.prod.js" for name in MODULES]
    code = [module.read_text(encoding="utf-8").split("//# sourceMappingURL")[0] for module in modules]
    files = [file for file in build.folder.rglob("*") if file.is_file()]
    kept = [file for file in files if file.suffix not in {".br", ".gz", ".txt", ".json"} and file.name not in OWN]
    entries = [_entry(build, file, integrity=integrity) for file in sorted(kept)]
    start = "self.skipWaiting();workbox.core.clientsClaim();"
    return "\n".join([*code, start, f"workbox.precaching.precacheAndRoute({json.dumps(entries)});"])


def instead(build: Build, folder: Path, *, integrity: bool = False) -> Build:
    """Return `build` with Workbox as its worker."""
    shutil.copytree(build.folder, folder)
    for twin in folder.glob("sw.js*"):
        twin.unlink()
    worker = RenderedFile(source(build, integrity=integrity).encode(), JAVASCRIPT)
    write_file(folder / "sw.js", compress_file(worker, Compression.FULL))
    return Build(folder, build.context, build.pages)
