"""Errors in every language, each still showing 999 and the exit."""

from flask import Flask
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed, NotFound

from webapp import bilingual


def _not_found(_error: HTTPException) -> tuple[str, int]:
    return bilingual.render("not_found"), 404


def _wrong_method(error: MethodNotAllowed) -> tuple[str, int, dict[str, str]]:
    return bilingual.render("not_found"), 405, {"Allow": ", ".join(sorted(error.valid_methods or ()))}


def _broken(_error: Exception) -> tuple[str, int]:
    return bilingual.render("broken"), 500


def init_app(app: Flask) -> None:
    """Answer unknown addresses and faults with a page a frightened reader can use."""
    app.register_error_handler(NotFound, _not_found)
    app.register_error_handler(MethodNotAllowed, _wrong_method)
    app.register_error_handler(InternalServerError, _broken)
