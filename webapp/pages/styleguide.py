"""The style guide: every part in both languages and both themes. It exists only in debug mode."""

import re

from flask import Flask, render_template
from flask_babel import force_locale
from markupsafe import Markup

from webapp.core import paths
from webapp.i18n.languages import LANGUAGES, Language
from webapp.pages import HOME

ADDRESS = "/styleguide/"
THEMES = ("light", "dark")


def _file(name: str) -> str:
    return (paths.STATIC / "css" / name).read_text(encoding="utf-8")


def themes(tokens: str) -> str:
    """Return `tokens`, a stylesheet, as one class for each theme, so that both can stand on one page."""
    blocks = dict(zip(THEMES, re.findall(r":root \{([^}]*)\}", tokens), strict=False))
    return "\n".join(f".theme-{theme} {{ color-scheme: {theme}; {blocks[theme]} }}" for theme in THEMES)


def styles() -> str:
    """Return what the style guide adds to the stylesheet of the pages."""
    return themes(_file("tokens.css").replace("color-scheme: light dark;", "")) + _file("styleguide.css")


def _parts(language: Language) -> Markup:
    with force_locale(language.code):
        return Markup(render_template("styleguide/parts.html", page=HOME, language=language, static_export=False))  # noqa: S704


def _view() -> str:
    translations = [(language, _parts(language)) for language in LANGUAGES]
    return render_template("styleguide/frame.html", translations=translations, themes=THEMES)


def init_app(app: Flask) -> None:
    """Add the page while debugging, and never else: an export, the pack and the sitemap do not know it."""
    if app.debug:
        app.add_url_rule(ADDRESS, view_func=_view)
