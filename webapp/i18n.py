"""Languages at work: which one a request speaks, its catalogue, and English names inside other languages."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from flask import Flask, request
from flask_babel import Babel, get_locale, gettext, ngettext, npgettext, pgettext
from markupsafe import Markup

from webapp import paths
from webapp.languages import CODES, LANGUAGES, ONE_DIRECTION, SOURCE, Language, from_path
from webapp.start_error import StartError


class CatalogueError(StartError):
    """A language has no compiled catalogue, or an old one: its pages would silently say something else."""


def current_language() -> Language:
    """Return the language being written: the one of the address, or the one `force_locale` set."""
    locale = get_locale()
    return LANGUAGES[CODES.index(locale.language)] if locale else SOURCE


def tongue(language: Language) -> Markup:
    """Return the attributes that say a part of a page is in `language`, and where it turns, which way it runs."""
    direction = "" if ONE_DIRECTION else f' dir="{language.direction}"'
    return Markup(f'lang="{language.code}"{direction}')  # noqa: S704 - from the table of languages


def name_marker(names: Sequence[str]) -> Callable[[str], str]:
    """Return a function that wraps each of `names` in `<span lang="en">`, but never inside a tag."""
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    pattern = re.compile(rf"(<[^>]*>)|(?<!\w)({longest_first})(?!\w)")

    def mark(text: str) -> str:
        return pattern.sub(lambda m: m[1] or f'<span lang="{SOURCE.code}">{m[2]}</span>', text)

    return mark


def _strings(catalogue: Catalog) -> dict[tuple[object, object], object]:
    """Return what a catalogue says, by context and message, but for what it leaves to the English.

    Babel leaves what is empty out of a compiled one, and the context there in bytes.
    """
    messages = [message for message in catalogue if message.id and message.string and not message.fuzzy]
    contexts = [m.context.decode() if isinstance(m.context, bytes) else m.context for m in messages]
    return {(context, m.id): m.string for context, m in zip(contexts, messages, strict=True)}


def _source(language: Language) -> Path:
    return paths.TRANSLATIONS / language.code / "LC_MESSAGES" / "messages.po"


def _is_current(language: Language) -> bool:
    """Say whether the compiled catalogue exists and holds exactly what its source does."""
    source = _source(language)
    compiled = source.with_suffix(".mo")
    if not compiled.is_file():
        return False
    with source.open("rb") as po, compiled.open("rb") as mo:
        return _strings(read_po(po)) == _strings(read_mo(mo))


def unwritten() -> dict[str, int]:
    """Return how many messages each language has no words for, by its code: those are shown in English."""
    counts = {}
    for language in LANGUAGES:
        if language is not SOURCE:
            with _source(language).open("rb") as po:
                counts[language.code] = sum(
                    not message.string or message.fuzzy for message in read_po(po) if message.id
                )
    return {code: count for code, count in counts.items() if count}


def _check_catalogues() -> None:
    stale = [language.code for language in LANGUAGES if language is not SOURCE and not _is_current(language)]
    if stale:
        message = f"No up-to-date compiled catalogue for {', '.join(stale)}: run 'make compile' first."
        raise CatalogueError(message)


def _install_template_functions(app: Flask) -> None:
    """Give templates two ways to speak.

    `{% trans %}` is for text on the page: outside English, names that stay English are marked for screen
    readers. `_()` is for attributes and titles, where a tag cannot stand.
    """
    mark = name_marker(app.extensions["facts"].names)

    def spoken(message: str) -> str:
        text = gettext(message)
        return text if current_language() is SOURCE else mark(text)

    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        spoken, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    app.jinja_env.globals.update({"_": gettext, "tongue": tongue})


def init_app(app: Flask) -> None:
    """Set up Flask-Babel. Raise `CatalogueError` if a language is not freshly compiled."""
    _check_catalogues()
    Babel(
        app,
        default_locale=SOURCE.code,
        default_translation_directories=str(paths.TRANSLATIONS),
        locale_selector=lambda: (from_path(request.path) or SOURCE).code,
    )
    _install_template_functions(app)
