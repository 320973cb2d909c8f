"""Errors: each is a page in every language with 999 and the exit, and is logged without the reader or the page."""

import traceback
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from webapp.context import context_of
from webapp.core.content_types import HTML
from webapp.http.precompressed import PrecompressedFile, negotiate, representation_headers
from webapp.i18n.languages import LANGUAGES, from_path
from webapp.pages import multilingual

NOT_FOUND, SERVER_ERROR = "not_found", "server_error"
KEYS = [(kind, first) for kind in (NOT_FOUND, SERVER_ERROR) for first in (None, *LANGUAGES)]
"""Every error page, by kind and by the language that comes first; None where the address names none."""


def error_response(app: Flask, kind: str, status: int, path: str, accept_encoding: str | None) -> Response:
    """Return the page of an error, the language of `path` first; Welsh first where the path names none."""
    key = kind, from_path(path)
    page = context_of(app).error_pages.get(key)
    if page is None:
        with app.app_context():
            page = PrecompressedFile(multilingual.render(*key, static_export=False).encode(), HTML)
    coding, body = negotiate(accept_encoding, page)
    return Response(body, status, representation_headers(page, coding))


def traceback_without_message(error: BaseException | None) -> str:
    """Return the type of an error and the lines it came through: its message could quote the reader's request."""
    frames = traceback.extract_tb(error.__traceback__ if error else None)
    lines = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([type(error).__name__, *lines])


class ErrorMiddleware:
    """Answer errors outside Flask with the same page, and log them in the same way.

    It drops the query string: nothing here reads it, and a redirect would send it back. A request without a
    path is one for `/`; Flask would answer it with a redirect to whatever `Host` says.
    """

    def __init__(self, application: WSGIApplication, app: Flask) -> None:
        self._application = application
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as the application does, or with the page for server errors."""
        environ["QUERY_STRING"] = ""
        environ["PATH_INFO"] = environ.get("PATH_INFO") or "/"
        try:
            return self._application(environ, start_response)
        except Exception as error:  # noqa: BLE001 - nothing may reach the server's own log
            self._app.logger.error(traceback_without_message(error))  # noqa: TRY400 - without the message
            path, accepted = environ["PATH_INFO"], environ.get("HTTP_ACCEPT_ENCODING")
            return error_response(self._app, SERVER_ERROR, 500, path, accepted)(environ, start_response)


def init_app(app: Flask) -> None:
    """Answer HTTP errors with a page, and log exceptions without the address, which Flask's own log has."""

    def answer(error: HTTPException) -> Response | HTTPException:
        status = error.code or 500
        if status < 400:  # noqa: PLR2004 - a redirect
            return error
        kind = SERVER_ERROR if status >= 500 else NOT_FOUND  # noqa: PLR2004
        response = error_response(app, kind, status, request.path, request.headers.get("Accept-Encoding"))
        if allowed := getattr(error, "valid_methods", None):
            response.headers["Allow"] = ", ".join(sorted(allowed))
        return response

    app.register_error_handler(HTTPException, answer)
    app.log_exception = lambda exc_info: app.logger.error(traceback_without_message(exc_info[1]))  # type: ignore[method-assign]
