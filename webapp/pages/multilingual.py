"""Multilingual pages: errors, offline and the choice of a language, in every language at once."""

from typing import Any

from flask import render_template
from flask_babel import force_locale, gettext
from markupsafe import Markup

from webapp.i18n.languages import LANGUAGES, WELSH, Language
from webapp.pages import N_, page_named

HEADINGS = {
    "language_choice": N_("Choose a language"),
    "not_found": N_("This page isn’t here"),
    "server_error": N_("Something went wrong"),
    "offline": N_("No signal"),
}


def _order(first: Language | None) -> list[Language]:
    return sorted(LANGUAGES, key=lambda language: (language is not first, language is not WELSH))


def _translation(kind: str, language: Language) -> dict[str, Any]:
    with force_locale(language.code):
        return {
            "language": language,
            "name": gettext("Steps"),
            "jotter": gettext("Jotter"),
            "bar": gettext("Leave or get help"),
            "leave": gettext("Leave now"),
            "skip": gettext("Skip to main content"),
            "leaving": page_named("leaving").path(language),
            "why": gettext("What leaving does, and what it can’t"),
            "updated": gettext("Just updated"),
            "newer": gettext("There is a newer copy. It opens at your next tap."),
            "stale": gettext("Checked %(day)s. It may have changed since.", day="{day}"),
            "draft": gettext("Draft. Not yet checked by people."),
            "heading": gettext(HEADINGS[kind]),
            "body": Markup(render_template(f"errors/{kind}.html", language=language)),  # noqa: S704
        }


def render(kind: str, first: Language | None, static_export: bool) -> str:  # noqa: FBT001 - a source's only argument
    """Return the page `kind`, one of `HEADINGS`, with each language in turn, `first` (else Welsh) leading.

    `static_export` is for a host that runs no code.
    """
    translations = [_translation(kind, language) for language in _order(first)]
    return render_template("errors/layout.html", kind=kind, translations=translations, static_export=static_export)
