"""The style guide: every component in each language and theme, at `/styleguide/` of the site with its tools."""

import re
from dataclasses import replace

from flask import Flask, render_template
from flask_babel import force_locale
from markupsafe import Markup

import webapp
from webapp.assets.bundles import current_assets
from webapp.config import Settings
from webapp.context import current
from webapp.core import paths
from webapp.i18n.languages import LANGUAGES, Language
from webapp.pages import HOME

ADDRESS = "/styleguide/"
THEMES = ("light", "dark")


def themes(tokens: str) -> str:
    """Return `tokens`, a stylesheet, as one class for each theme, so that both can stand on one page."""
    blocks = dict(zip(THEMES, re.findall(r":root \{([^}]*)\}", tokens), strict=False))
    return "\n".join(f".theme-{theme} {{ color-scheme: {theme}; {blocks[theme]} }}" for theme in THEMES)


def _stylesheet() -> str:
    """Return what the style guide adds to the stylesheet of most pages: those of home and help, and its own."""
    tokens, own = ((paths.STATIC / "css" / name).read_text("utf-8") for name in ("tokens.css", "styleguide.css"))
    others = "".join(current_assets().inline[name] for name in ("home.css", "help.css"))
    return others + themes(tokens.replace("color-scheme: light dark;", "")) + own


def _components(language: Language) -> Markup:
    with force_locale(language.code):
        html = render_template("styleguide/components.html", page=HOME, language=language, static_export=False)
    return Markup(html)  # noqa: S704 - our own template


def _view() -> str:
    translations = [(language, _components(language)) for language in LANGUAGES]
    css = Markup(_stylesheet())  # noqa: S704 - our own files
    html = render_template("styleguide/index.html", translations=translations, themes=THEMES, css=css)
    context = current()
    # After the page, which rebuilds the assets while debugging: the policy allows a stylesheet by its hash.
    context.assets = replace(context.assets, inline=context.assets.inline | {"styleguide.css": css})
    return html


def create_app(settings: Settings | None = None) -> Flask:
    """Return the site with the style guide, which no export, offline bundle or sitemap has."""
    app = webapp.create_app(settings)
    # Not by `add_url_rule`: the site has checked its own exit, and Flask takes no rule after a request.
    app.url_map.add(app.url_rule_class(ADDRESS, endpoint="styleguide"))
    app.view_functions["styleguide"] = _view
    return app
