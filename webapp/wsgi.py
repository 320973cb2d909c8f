"""The site for any WSGI server: ready-made files in front, Flask behind them for what is left."""

import atexit
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from whitenoise import WhiteNoise

from webapp import create_app, errors, headers, quiet, site_files
from webapp.settings import RENDERED, Settings


def serve_files(app: Flask, folder: Path) -> None:
    """Answer from `folder`, written by `site_files.write`; Flask answers `/` and what is not there."""
    flask_alone = app.wsgi_app
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        flask_alone,
        root=str(folder),
        index_file=True,
        allow_all_origins=False,
        mimetypes={".webmanifest": "application/manifest+json"},
    )
    quiet.put_in_front(app)
    errors.put_around(app)
    headers.init_app(app)


def ready(settings: Settings | None = None) -> Flask:
    """Return the application as it is served.

    Its pages are rendered once: by `camau` before it starts this in several processes (the folder is then
    named in the environment), else here.
    """
    app = create_app(settings)
    rendered = os.environ.get(RENDERED)
    if rendered is None:
        temporary = TemporaryDirectory(prefix="camau-")
        atexit.register(temporary.cleanup)
        rendered = temporary.name
        site_files.write(app, Path(rendered))
    serve_files(app, Path(rendered))
    return app


application = ready()
