"""Multilingual pages: errors, offline and the choice of a language, in every language at once."""

from flask import render_template

from webapp.i18n.languages import LANGUAGES, WELSH, Language
from webapp.pages import N_

HEADINGS = {
    "language_choice": N_("Choose a language"),
    "not_found": N_("This page isn’t here"),
    "server_error": N_("Something went wrong"),
    "offline": N_("No signal"),
}


def render(kind: str, first: Language | None, *, static_export: bool) -> str:
    """Return the page `kind`, one of `HEADINGS`, with each language in turn, `first` (else Welsh) leading.

    `static_export` is for a host that runs no code.
    """
    order = sorted(LANGUAGES, key=lambda language: (language is not first, language is not WELSH))
    values = {"heading": HEADINGS[kind], "order": order, "static_export": static_export}
    return render_template("errors/layout.html", kind=kind, **values)
