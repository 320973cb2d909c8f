"""Bundle: add the offline bundle, and what names it: the service worker and the health check."""

from flask import Flask

from webapp.assets.bundles import Assets
from webapp.context import context_of
from webapp.http import headers, health
from webapp.http.content_types import JAVASCRIPT, TEXT
from webapp.i18n.negotiation import languages_by_host
from webapp.pages import HOME
from webapp.pwa.offline_bundle import File, OfflineBundle
from webapp.pwa.service_worker import WORKER_PATH, removal_script, worker_script
from webapp.static_site.model import RenderedFile, RenderedSite


def with_headers(path: str, file: RenderedFile, assets: Assets) -> File:
    """Return a file as the offline bundle holds it: with every header of the policy."""
    policy = headers.headers_for(path, file.content_type, assets)
    return File(file.body, {"Content-Type": file.content_type} | policy)


def bundle(app: Flask, files: RenderedSite) -> RenderedSite:
    """Return `files` with the offline bundle of those that are `offline`, the service worker and the health check.

    With the kill switch on, the worker is the one that removes every worker.
    """
    context = context_of(app)
    kept = {path: with_headers(path, file, context.assets) for path, file in files.items() if file.offline}
    homes = {host: HOME.path(language) for host, language in languages_by_host(context.settings).items()}
    made = OfflineBundle.of(kept, homes)
    worker = removal_script() if context.settings.kill_switch else worker_script(made.build)
    return files | {
        made.path: RenderedFile(made.body, "application/json"),
        WORKER_PATH: RenderedFile(worker.encode(), JAVASCRIPT),
        health.PATH: RenderedFile(health.up(made.build, context.facts).encode(), TEXT),
    }
