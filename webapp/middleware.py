"""The WSGI middleware, composed here and nowhere else."""

from flask import Flask

from webapp.context import context_of
from webapp.http.canonical_host import OurNames
from webapp.http.error_middleware import Guard
from webapp.http.headers import HeaderPolicy
from webapp.http.precompressed import PrecompressedFiles
from webapp.quick_exit.routes import Lock

FILES = "camau_files"
"""Where an application keeps its ready-made files, in `app.extensions`."""


def compose(app: Flask) -> None:
    """Put the middleware around the application.

    From the outside: header policy (on whatever answers) → guard (faults) → our names (another leads to them) →
    lock (a locked browser sees only the Jotter) → ready-made files (none until the server has started) → Flask.
    """
    files = PrecompressedFiles(app.wsgi_app)
    app.extensions[FILES] = files
    names = OurNames(Lock(files, app), context_of(app))
    app.wsgi_app = HeaderPolicy(Guard(names, app), app)  # type: ignore[method-assign]
