"""The site for any WSGI server: `ready()` is its application factory. Importing this renders nothing."""

from flask import Flask

from webapp import create_app
from webapp.config import Settings
from webapp.http import errors
from webapp.middleware import FILES
from webapp.static_site.build import build
from webapp.static_site.compress import Compression


def ready(settings: Settings | None = None) -> Flask:
    """Return the application with every file ready-made in memory; raise as `create_app` does."""
    settings = settings or Settings.load()
    app = create_app(settings)
    compression = Compression[settings.compression.upper()]
    app.extensions[FILES].add_site(build(app, compression))
    errors.prepare(app, compression)
    return app
