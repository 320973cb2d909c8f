"""Canonical host: serve our names alone, since a lock and an offline copy belong to the name in the address bar."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from webapp.context import Context
from webapp.core import urls
from webapp.http.well_known import HEALTH
from webapp.quick_exit.lock import SAFE_METHODS

LAST_DOT = re.compile(r"\.(?=$|:)")


class CanonicalHostMiddleware:
    """Redirect requests under another name to ours, and refuse what cannot be redirected.

    Without a public address our names are localhost and IP addresses, to try it out.
    """

    def __init__(self, application: WSGIApplication, context: Context) -> None:
        self._application = application
        self._origin = context.settings.origin
        origins = context.settings.origins if context.settings.public_url else ()
        names = {urls.split_authority(urlsplit(origin).netloc)[0]: origin for origin in origins}
        self._names = dict(sorted(names.items(), key=lambda item: -len(item[0])))  # the longest first
        self._pages = frozenset(path for _page, _language, path in context.registry.every_address())

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as the application does, or redirect."""
        path = environ.get("PATH_INFO", "")
        named = LAST_DOT.sub("", host := environ.get("HTTP_HOST", ""))
        try:
            name = urls.split_authority(named)[0]
        except ValueError:
            name = ""
        ours = name in self._names if self._names else name == "localhost" or urls.is_ip_literal(name)
        if path == HEALTH or (named == host and ours):
            return self._application(environ, start_response)
        return self._redirect(environ["REQUEST_METHOD"], path, name)(environ, start_response)

    def _redirect(self, method: str, path: str, name: str) -> Response:
        """Redirect to the page under our name; repeat nothing of the request but the path of a known page."""
        if not name:
            return Response("400 Bad Request: one Host is needed.\n", 400)
        if method not in SAFE_METHODS or not self._names:
            return Response("421 Misdirected Request: this site has another name (CAMAU_PUBLIC_URL).\n", 421)
        meant = (origin for ours, origin in self._names.items() if name == ours or name.endswith(f".{ours}"))
        return redirect(next(meant, self._origin) + (path if path in self._pages else "/"), 301)
