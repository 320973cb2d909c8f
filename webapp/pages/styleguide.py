"""The style guide: every part in both languages and both themes. It exists only in debug mode."""

from flask import Flask, render_template
from flask_babel import force_locale
from markupsafe import Markup

from webapp.assets.themes import THEMES
from webapp.i18n.languages import LANGUAGES, Language
from webapp.pages import HOME

ADDRESS = "/styleguide/"


def _parts(language: Language) -> Markup:
    with force_locale(language.code):
        return Markup(render_template("styleguide/components.html", page=HOME, language=language, static_export=False))  # noqa: S704


def _view() -> str:
    translations = [(language, _parts(language)) for language in LANGUAGES]
    return render_template("styleguide/index.html", translations=translations, themes=THEMES)


def init_app(app: Flask) -> None:
    """Add the page while debugging, and never else: an export, the pack and the sitemap do not know it."""
    if app.debug:
        app.add_url_rule(ADDRESS, view_func=_view)
