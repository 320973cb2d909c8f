"""The style guide: every component in each language and theme, in debug mode alone."""

from flask import Flask, render_template
from flask_babel import force_locale
from markupsafe import Markup

from webapp.assets.themes import THEMES
from webapp.i18n.languages import LANGUAGES, Language
from webapp.pages import HOME

ADDRESS = "/styleguide/"


def _components(language: Language) -> Markup:
    with force_locale(language.code):
        html = render_template("styleguide/components.html", page=HOME, language=language, static_export=False)
    return Markup(html)  # noqa: S704 - our own template


def _view() -> str:
    translations = [(language, _components(language)) for language in LANGUAGES]
    return render_template("styleguide/index.html", translations=translations, themes=THEMES)


def init_app(app: Flask) -> None:
    """Add the page while debugging, and never to an export, the offline bundle or the sitemap."""
    if app.debug:
        app.add_url_rule(ADDRESS, view_func=_view)
