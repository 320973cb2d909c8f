"""Errors in every language, each still showing 999 and the exit."""

import gzip
from functools import lru_cache

import brotli
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed, NotFound

from webapp import bilingual


def _not_found(_error: HTTPException) -> tuple[str, int]:
    return bilingual.render("not_found"), 404


def _wrong_method(error: MethodNotAllowed) -> tuple[str, int, dict[str, str]]:
    return bilingual.render("not_found"), 405, {"Allow": ", ".join(sorted(error.valid_methods or ()))}


def _broken(_error: Exception) -> tuple[str, int]:
    return bilingual.render("broken"), 500


@lru_cache(maxsize=16)
def _compressed(body: bytes, encoding: str) -> bytes:
    compressed: bytes = brotli.compress(body) if encoding == "br" else gzip.compress(body)
    return compressed


def _compress(answer: Response) -> Response:
    """Compress an error's page. There are few of them, so each is done once."""
    if answer.status_code >= 400:  # noqa: PLR2004
        answer.vary.add("Accept-Encoding")
        encoding = request.accept_encodings.best_match(("br", "gzip"))
        if encoding:
            answer.data = _compressed(answer.get_data(), encoding)
            answer.content_encoding = encoding
    return answer


def init_app(app: Flask) -> None:
    """Answer unknown addresses and faults with a page a frightened reader can use."""
    app.register_error_handler(NotFound, _not_found)
    app.register_error_handler(MethodNotAllowed, _wrong_method)
    app.register_error_handler(InternalServerError, _broken)
    app.after_request(_compress)
