"""The service worker as served: the list of everything it keeps, then `service_worker/sw.js`."""

import base64
import hashlib
import json
from collections.abc import Mapping
from contextvars import Context

from flask import Flask, Response, current_app
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from webapp import assets, paths
from webapp.pages import every_address
from webapp.quiet import JOTTERS
from webapp.root_files import MANIFESTS

OFFLINE_PAGE = "/offline/"


def kept_offline() -> list[str]:
    """Return the address of everything the worker keeps: all pages, and all they are made of."""
    pages = [path for _page, _language, path in every_address()]
    return [*pages, *JOTTERS, OFFLINE_PAGE, *MANIFESTS, "/favicon.ico", *assets.current().files]


def worker_source(bodies: Mapping[str, bytes]) -> str:
    """Return the worker for these bodies, by address.

    Each body's SHA-256 goes into the worker, so that what a portal or filter puts in its place is refused;
    the build's name is the hash of that list, so that it changes exactly when a byte does.
    """
    files = {
        path: f"sha256-{base64.b64encode(hashlib.sha256(body).digest()).decode()}" for path, body in bodies.items()
    }
    listed = json.dumps(files, indent=0)
    build = hashlib.sha256(listed.encode()).hexdigest()[:12]
    code = (paths.SERVICE_WORKER / "sw.js").read_text(encoding="utf-8")
    return f"const BUILD = {build!r};\nconst FILES = {listed};\n\n{code}"


def worker() -> Response:
    """Serve the worker for the pages as they are now."""
    client = current_app.test_client()
    bodies = {path: _alone(client, path).data for path in kept_offline()}
    return Response(worker_source(bodies), mimetype="text/javascript")


def _alone(client: FlaskClient, path: str) -> TestResponse:
    """Ask in a context of its own: a request inside a request would inherit the outer one's language."""
    return Context().run(client.get, path)


def init_app(app: Flask) -> None:
    """Serve the worker from the root, so that it may look after every page."""
    app.add_url_rule("/sw.js", view_func=worker)
