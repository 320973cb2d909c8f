"""Bundle: the pack that phones keep, and what names it: the worker and the health check."""

import json

from flask import Flask

from webapp.assets import minify
from webapp.assets.bundles import Assets
from webapp.context import context_of
from webapp.core import paths
from webapp.http import headers, health, well_known
from webapp.pages import HOME
from webapp.pwa.offline_bundle import File, Pack
from webapp.quick_exit.routes import JOTTERS
from webapp.static_site.model import RenderedFile, RenderedSite
from webapp.static_site.sources import TEXT, content_type

WORKER = "/sw.js"
HEALTH = "/up.txt"
JAVASCRIPT = content_type("text/javascript")


def _script(name: str) -> str:
    return minify.compact((paths.SERVICE_WORKER / name).read_text(encoding="utf-8"))


def worker_source(build: str) -> str:
    """Return the worker for the build of that name."""
    jotters = json.dumps({language.code: path for path, language in JOTTERS.items()}, separators=(",", ":"))
    return f'const BUILD = "{build}";\nconst JOTTERS = {jotters};\n{_script("sw.js")}'


def packed(path: str, file: RenderedFile, assets: Assets) -> File:
    """Return a file as the pack holds it: with every header of the policy."""
    policy = headers.headers_for(path, file.content_type, assets)
    return File(file.body, {"Content-Type": file.content_type} | policy)


def bundle(app: Flask, files: RenderedSite) -> RenderedSite:
    """Return `files` with the pack of those that are `offline`, the worker and the health check.

    With the kill switch on, the worker is the one that removes every worker.
    """
    context = context_of(app)
    kept = {path: packed(path, file, context.assets) for path, file in files.items() if file.offline}
    homes = {
        host: HOME.path(language) for host, language in well_known.languages_of_hosts(context.settings).items()
    }
    made = Pack.of(kept, homes)
    worker = _script("remove.js") if context.settings.kill_switch else worker_source(made.build)
    return files | {
        made.path: RenderedFile(made.body, "application/json"),
        WORKER: RenderedFile(worker.encode(), JAVASCRIPT),
        HEALTH: RenderedFile(health.up(made.build, context.facts).encode(), TEXT),
    }
