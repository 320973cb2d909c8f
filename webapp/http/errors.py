"""Errors in every language, each still showing 999 and the exit; ready-made, like every page."""

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from webapp.context import context_of
from webapp.http.precompressed import negotiate, representation_headers
from webapp.i18n.languages import LANGUAGES, from_path
from webapp.pages import multilingual
from webapp.static_site.compress import Compression, compress_file
from webapp.static_site.model import PrecompressedFile, RenderedFile
from webapp.static_site.sources import HTML

KINDS = ("not_found", "server_error")


def _error_page(kind: str, first: str, compression: Compression) -> PrecompressedFile:
    language = next((language for language in LANGUAGES if language.code == first), None)
    body = multilingual.render(kind, language, static_export=False)
    return compress_file(RenderedFile(body.encode(), HTML), compression)


def prepare(app: Flask, compression: Compression) -> None:
    """Render every error page, for each language that may come first, and keep it ready-made."""
    with app.app_context():
        for kind in KINDS:
            for first in ("", *(language.code for language in LANGUAGES)):
                context_of(app).error_pages[kind, first] = _error_page(kind, first, compression)


def error_response(app: Flask, kind: str, status: int, path: str, accept_encoding: str | None) -> Response:
    """Return an error's page, the language of `path` first; Welsh first where the path names none."""
    language = from_path(path)
    key = kind, language.code if language else ""
    page = context_of(app).error_pages.get(key)
    if page is None:
        with app.app_context():
            page = _error_page(*key, Compression.FAST)
    coding, body = negotiate(accept_encoding, page)
    return Response(body, status, representation_headers(page, coding))


def init_app(app: Flask) -> None:
    """Answer unknown addresses and faults with a page a frightened reader can use."""

    def answer(error: HTTPException) -> Response | HTTPException:
        status = error.code or 500
        if status < 400:  # noqa: PLR2004 - a redirect
            return error
        kind = "server_error" if status >= 500 else "not_found"  # noqa: PLR2004
        response = error_response(app, kind, status, request.path, request.headers.get("Accept-Encoding"))
        allowed = getattr(error, "valid_methods", None)
        if allowed:
            response.headers["Allow"] = ", ".join(sorted(allowed))
        return response

    app.register_error_handler(HTTPException, answer)
