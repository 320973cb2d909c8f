"""The site for any WSGI server: ready-made files in front, Flask behind them for what is left."""

import atexit
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING
from wsgiref.headers import Headers

from flask import Flask
from whitenoise import WhiteNoise

from webapp import create_app, faults, headers, quiet, site_files
from webapp.settings import RENDERED, Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


def _name_by_content(given: Headers, file: str, _path: str) -> None:
    """Give a file an ETag made from its bytes: a new start, or another server, changes nothing on phones."""
    given["ETag"] = f'"{hashlib.sha256(Path(file).read_bytes()).hexdigest()[:16]}"'


def _in_one_piece(file: IO[bytes], _block_size: int = 0) -> list[bytes]:
    """Read a file as WSGI's `file_wrapper`: the server sends a list at once, and a file piece by piece."""
    with file:
        return [file.read()]


def serve_files(app: Flask, folder: Path) -> None:
    """Answer from `folder`, written by `site_files.write`; Flask answers `/` and what is not there."""
    files = WhiteNoise(
        app.wsgi_app,
        root=str(folder),
        index_file=True,
        allow_all_origins=False,
        mimetypes={".webmanifest": "application/manifest+json"},
        add_headers_function=_name_by_content,
    )

    def whole_files(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        environ["wsgi.file_wrapper"] = _in_one_piece
        answer: Iterable[bytes] = files(environ, start_response)
        return answer

    app.wsgi_app = whole_files  # type: ignore[method-assign]
    quiet.put_in_front(app)
    faults.put_around(app)
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
