"""Flask-Babel: the current language, and how templates translate."""

from collections.abc import Callable, Mapping
from functools import cache

from flask import Flask, request
from flask_babel import Babel, get_locale, gettext, ngettext, npgettext, pgettext
from markupsafe import Markup

from webapp.core import paths
from webapp.i18n.catalogues import check_catalogues
from webapp.i18n.languages import CODES, LANGUAGES, ONE_DIRECTION, SOURCE, Language, from_path
from webapp.i18n.name_marking import name_marker


def current_language() -> Language:
    """Return the current language: that of the address, or the one `force_locale` set."""
    locale = get_locale()
    return LANGUAGES[CODES.index(locale.language)] if locale else SOURCE


def lang_attributes(language: Language) -> Markup:
    """Return the `lang` of a part of a page and, where languages run in both directions, its `dir`."""
    direction = "" if ONE_DIRECTION else f' dir="{language.direction}"'
    return Markup(f'lang="{language.code}"{direction}')  # noqa: S704 - from the table of languages


def template_functions(names: tuple[str, ...]) -> Mapping[str, Callable[..., str]]:
    """Return the functions that translate in templates; `names` stay English in every language.

    `{% trans %}`, which calls `gettext()`, and `_html()` return HTML for the page: outside English, names are
    marked for screen readers. `_()` returns plain text for attributes and titles. Each message is looked up once.
    """
    mark = name_marker(names)

    @cache
    def plain(language: Language, message: str) -> str:  # noqa: ARG001 - the language in force is part of the key
        return gettext(message)

    @cache
    def marked(language: Language, message: str) -> Markup:
        text = plain(language, message)
        return Markup(text if language is SOURCE else mark(text))  # noqa: S704 - our own words

    @cache
    def whole(language: Language, message: str) -> Markup:
        return marked(language, message) % {}

    def in_attribute(message: str, **values: object) -> str:
        text = plain(current_language(), message)
        return text % values if values else text

    def on_page(message: str, **values: object) -> Markup:
        language = current_language()
        return marked(language, message) % values if values else whole(language, message)

    return {"gettext": on_page, "_html": on_page, "_": in_attribute}


def init_app(app: Flask) -> None:
    """Set up Flask-Babel. Raise `CatalogueError` if a language is not whole and freshly compiled."""
    check_catalogues()
    Babel(
        app,
        default_locale=SOURCE.code,
        default_translation_directories=str(paths.TRANSLATIONS),
        locale_selector=lambda: (from_path(request.path) or SOURCE).code,
    )
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
