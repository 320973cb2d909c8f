"""The decoy page, shown as *Jotter*: its addresses, and the page that a locked browser gets."""

from flask import render_template

from webapp.i18n.languages import LANGUAGES, Language, pick
from webapp.pages import HOME

SLUGS = {"en": "jotter", "cy": "nodiadau"}


def decoy_path(language: Language) -> str:
    """Return the address of the decoy page in `language`."""
    return f"/{language.code}/{pick(SLUGS, language)}/"


def exit_path(language: Language) -> str:
    """Return the address that sets the lock and leads to the safe site, for browsers without scripting."""
    return f"{decoy_path(language)}out"


DECOY_PATHS = {decoy_path(language): language for language in LANGUAGES}
CONTINUE_PATHS = {f"{path}in": language for path, language in DECOY_PATHS.items()}
"""Targets of the form on the decoy page: WhiteNoise would refuse a POST to the page itself."""


def render_decoy_page(language: Language) -> str:
    """Return the decoy page."""
    return render_template("decoy.html", language=language, home=HOME.path(language))
