"""The site for any WSGI server: `ready()` is its application factory, and the middleware is composed here."""

from flask import Flask

import webapp
from webapp.config import Settings
from webapp.context import context_of
from webapp.http.canonical_host import CanonicalHostMiddleware
from webapp.http.errors import ErrorMiddleware
from webapp.http.headers import HeaderPolicyMiddleware
from webapp.http.well_known import WELL_KNOWN_PATHS
from webapp.pwa.manifest import MANIFEST_PATHS
from webapp.quick_exit.lock import ExitLockMiddleware
from webapp.static_site.build import build, prepare_error_pages
from webapp.static_site.compress import Compression


def compose(app: Flask) -> None:
    """Wrap the application in its middleware, the header policy outermost; the files are empty until `ready()`."""
    context = context_of(app)
    locked = ExitLockMiddleware(context.files, app, (*MANIFEST_PATHS, *WELL_KNOWN_PATHS))
    named = CanonicalHostMiddleware(locked, context)
    app.wsgi_app = HeaderPolicyMiddleware(ErrorMiddleware(named, app), app)  # type: ignore[method-assign]


def ready(settings: Settings | None = None) -> Flask:
    """Return the application with every file precompressed in memory; raise as `create_app` does."""
    settings = settings or Settings.load()
    app = webapp.create_app(settings)
    compression = Compression[settings.compression.upper()]
    context_of(app).files.add_site(build(app, compression))
    prepare_error_pages(app, compression)
    return app
