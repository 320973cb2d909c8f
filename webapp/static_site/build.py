"""Build: render, bundle and compress, in this order, and prepare the error pages."""

from flask import Flask

from webapp.context import context_of
from webapp.http import errors
from webapp.http.content_types import HTML
from webapp.static_site.bundle import bundle
from webapp.static_site.compress import Compression, compress, compress_file
from webapp.static_site.model import RenderedFile, Site
from webapp.static_site.render import render


def build(app: Flask, compression: Compression, *, static_export: bool = False) -> Site:
    """Return every file of the site by address; `static_export` is for a host that runs no code.

    Raise `render.RenderError` with every address that cannot be rendered.
    """
    app.debug = False  # FLASK_DEBUG would read every asset again for each page
    return compress(bundle(app, render(app, static_export=static_export)), compression)


def prepare_error_pages(app: Flask, compression: Compression) -> None:
    """Render every error page, for each language that may come first, and keep it in the context."""
    with app.app_context():
        for key in errors.KEYS:
            page = RenderedFile(errors.render_error_page(*key), HTML)
            context_of(app).error_pages[key] = compress_file(page, compression)
