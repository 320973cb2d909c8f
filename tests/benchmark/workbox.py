"""The same site with Workbox's precaching in the place of our worker, for the comparison only."""

import hashlib
import json
import shutil
from pathlib import Path

from tests.support.fault_server import Build
from tests.support.server import ROOT
from webapp.site_files import write_file

MODULES = ("core", "routing", "strategies", "precaching")
OWN = {"sw.js", "robots.txt", "sitemap.xml"}


def source(build: Build) -> str:
    """Return Workbox as its guide sets it up, with a revision for each file the site keeps offline."""
    packages = ROOT / "tests" / "npm" / "node_modules"
    modules = [packages / f"workbox-{name}/build/workbox-{name}.prod.js" for name in MODULES]
    code = [module.read_text(encoding="utf-8").split("//# sourceMappingURL")[0] for module in modules]
    files = [file for file in build.folder.rglob("*") if file.is_file()]
    kept = [file for file in files if file.suffix not in {".br", ".gz", ".txt", ".json"} and file.name not in OWN]
    entries = [
        {
            "url": "/" + str(file.relative_to(build.folder)).removesuffix("index.html"),
            "revision": hashlib.sha256(file.read_bytes()).hexdigest()[:12],
        }
        for file in sorted(kept)
    ]
    start = "self.skipWaiting();workbox.core.clientsClaim();"
    return "\n".join([*code, start, f"workbox.precaching.precacheAndRoute({json.dumps(entries)});"])


def instead(build: Build, folder: Path) -> Build:
    """Return `build` with Workbox as its worker."""
    shutil.copytree(build.folder, folder)
    for twin in folder.glob("sw.js*"):
        twin.unlink()
    write_file(folder / "sw.js", source(build).encode())
    return Build(folder, build.assets, build.pages)
