"""Build: render every file once, add the offline bundle and what names it, compress; prepare the error pages."""

from flask import Flask
from flask_babel import force_locale

from webapp.context import context_of
from webapp.core.content_types import HTML, JAVASCRIPT, TEXT, static_content_type
from webapp.core.errors import ConfigurationError
from webapp.http import errors, headers, well_known
from webapp.i18n.languages import SOURCE, from_path
from webapp.i18n.negotiation import languages_by_host
from webapp.pages import HOME, multilingual
from webapp.pwa.manifest import INSTALL_ICONS
from webapp.pwa.offline_bundle import File, OfflineBundle
from webapp.pwa.service_worker import WORKER_PATH, removal_script, worker_script
from webapp.static_site.compress import Compression, compress, compress_file
from webapp.static_site.model import RenderedFile, RenderedSite, Site
from webapp.static_site.sources import Source, sources


class RenderError(ConfigurationError):
    """A file could not be rendered, so the site would be incomplete."""

    heading = "These pages cannot be rendered:"


def _file(path: str, source: Source) -> RenderedFile:
    with force_locale((from_path(path) or SOURCE).code):
        body = source.produce()
    return RenderedFile(body.encode() if isinstance(body, str) else body, source.content_type, source.offline)


def render(app: Flask, *, static_export: bool) -> RenderedSite:
    """Return every page, fixed file and static file by address. Raise `RenderError` naming each that failed."""
    rendered: RenderedSite = {}
    failures = []
    with app.app_context():
        for path, source in sources(app, static_export=static_export).items():
            try:
                rendered[path] = _file(path, source)
            except Exception as error:  # noqa: BLE001 - every error is reported at once
                failures.append(f"{path}: {type(error).__name__}: {error}")
    if failures:
        raise RenderError(failures)
    assets = context_of(app).assets
    to_install = {assets.addresses[name] for name in INSTALL_ICONS}
    for path, body in assets.files.items():
        rendered[path] = RenderedFile(body, static_content_type(path), offline=path not in to_install)
    return rendered


def bundle(app: Flask, files: RenderedSite) -> RenderedSite:
    """Return `files` with the bundle of those that are `offline`, the service worker and the health check."""
    context = context_of(app)
    kept = {}
    for path, file in files.items():
        if file.offline:
            policy = headers.headers_for(path, file.content_type, context)
            kept[path] = File(file.body, {"Content-Type": file.content_type} | policy)
    homes = {host: HOME.path(language) for host, language in languages_by_host(context.settings).items()}
    made = OfflineBundle.of(kept, homes)
    worker = removal_script() if context.settings.kill_switch else worker_script(made.build)
    return files | {
        made.path: RenderedFile(made.body, "application/json"),
        WORKER_PATH: RenderedFile(worker.encode(), JAVASCRIPT),
        well_known.HEALTH: RenderedFile(well_known.health(made.build, context).encode(), TEXT),
    }


def build(app: Flask, compression: Compression, *, static_export: bool = False) -> Site:
    """Return every file of the site by address. Raise `RenderError` with every address that cannot be rendered."""
    app.debug = False  # FLASK_DEBUG would read every asset again for each page
    return compress(bundle(app, render(app, static_export=static_export)), compression)


def prepare_error_pages(app: Flask, compression: Compression) -> None:
    """Render every error page, for each language that may come first, and keep it in the context."""
    with app.app_context():
        for key in errors.KEYS:
            body = multilingual.render(*key, static_export=False).encode()
            context_of(app).error_pages[key] = compress_file(RenderedFile(body, HTML), compression)
