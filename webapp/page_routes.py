"""Turns each page of the registry into one route per language."""

from collections.abc import Callable

from flask import Flask, render_template

from webapp.languages import LANGUAGES, Language
from webapp.pages import Page, every_address


def _view(page: Page, language: Language) -> Callable[[], str]:
    others = [other for other in LANGUAGES if other is not language]

    def view() -> str:
        return render_template(
            f"pages/{page.template or page.name}.html", page=page, language=language, other_languages=others
        )

    return view


def init_app(app: Flask) -> None:
    """Add the route of every page in every language."""
    for page, language, path in every_address():
        app.add_url_rule(path, endpoint=f"{language.code}-{page.name}", view_func=_view(page, language))
