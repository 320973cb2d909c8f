"""The WSGI middleware, composed here and nowhere else."""

from flask import Flask

from webapp.faults import Guard
from webapp.headers import HeaderPolicy
from webapp.precompressed import PrecompressedFiles
from webapp.quiet import Lock

FILES = "camau_files"
"""Where an application keeps its ready-made files, in `app.extensions`."""


def compose(app: Flask) -> None:
    """Put the middleware around the application.

    From the outside: header policy (on whatever answers) → guard (faults) → lock (a locked browser sees only the
    Jotter) → ready-made files (none until the server has started) → Flask.
    """
    files = PrecompressedFiles(app.wsgi_app)
    app.extensions[FILES] = files
    app.wsgi_app = HeaderPolicy(Guard(Lock(files, app), app), app)  # type: ignore[method-assign]
