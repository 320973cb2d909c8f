"""Render, bundle and compress, in this order."""

from flask import Flask

from webapp.static_site.bundle import bundle
from webapp.static_site.compress import Compression, compress
from webapp.static_site.model import Site
from webapp.static_site.render import render


def build(app: Flask, compression: Compression, *, static_export: bool = False) -> Site:
    """Return every file of the site by address; `static_export` is for a host that runs no code.

    Raise `render.RenderError` with every address that cannot be rendered.
    """
    app.debug = False  # FLASK_DEBUG would read every asset again for each page
    return compress(bundle(app, render(app, static_export=static_export)), compression)
