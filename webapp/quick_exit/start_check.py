"""The exit is asked once at every start: a site whose way out fails must not be up."""

from urllib.parse import urlsplit

from flask import Flask

from webapp.context import context_of
from webapp.core.errors import StartError
from webapp.i18n.languages import LANGUAGES
from webapp.pwa.manifest import decoy_path


class ExitError(StartError):
    """The way out without scripting does not lead to the safe site, or sets no lock."""


def ask_once(app: Flask) -> None:
    """Ask for the way out in each language, as a reader under our address. Raise `ExitError` if one fails."""
    settings = context_of(app).settings
    for language in LANGUAGES:
        path = f"{decoy_path(language)}out"
        answer = app.test_client().get(path, base_url=settings.origin)
        there = urlsplit(answer.headers.get("Location", "")).netloc == urlsplit(settings.exit_url).netloc
        if answer.status_code != 303 or not there or not answer.headers.get("Set-Cookie", "").startswith("away=1;"):  # noqa: PLR2004
            message = f"{path} answers {answer.status} and does not lead to {settings.exit_url} with a lock."
            raise ExitError(message)
