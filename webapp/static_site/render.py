"""Render: every file of the site, once, outside any request."""

from flask import Flask
from flask_babel import force_locale

from webapp.context import context_of
from webapp.core.errors import ConfigurationError
from webapp.http.content_types import static_content_type
from webapp.i18n.languages import SOURCE, from_path
from webapp.pwa.manifest import INSTALL_ICONS
from webapp.static_site.model import RenderedFile, RenderedSite, Source
from webapp.static_site.sources import sources


class RenderError(ConfigurationError):
    """A file could not be rendered, so the site would be incomplete."""

    heading = "These pages cannot be rendered:"


def _file(path: str, source: Source, *, static_export: bool) -> RenderedFile:
    with force_locale((from_path(path) or SOURCE).code):
        body = source.produce(static_export)
    return RenderedFile(body.encode() if isinstance(body, str) else body, source.content_type, source.offline)


def render(app: Flask, *, static_export: bool) -> RenderedSite:
    """Return every page, fixed file and static file by address. Raise `RenderError` naming each that failed."""
    rendered: RenderedSite = {}
    failures = []
    with app.app_context():
        for path, source in sources(app).items():
            try:
                rendered[path] = _file(path, source, static_export=static_export)
            except Exception as error:  # noqa: BLE001 - every error is reported at once
                failures.append(f"{path}: {type(error).__name__}: {error}")
    if failures:
        raise RenderError(failures)
    assets = context_of(app).assets
    to_install = {assets.addresses[name] for name in INSTALL_ICONS}
    for path, body in assets.files.items():
        rendered[path] = RenderedFile(body, static_content_type(path), offline=path not in to_install)
    return rendered
