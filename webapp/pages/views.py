"""Render a page of the registry."""

from flask import render_template

from webapp.context import current
from webapp.i18n.languages import LANGUAGES, Language
from webapp.pages import Page


def render_page(page: Page, language: Language, *, static_export: bool) -> str:
    """Return a page, with open status where a local contact has hours; `static_export`: the host runs no code."""
    local = [contact for contact in current().facts.local.values() if page.name in contact.shown_on]
    return render_template(
        f"pages/{page.template or page.name}.html",
        page=page,
        language=language,
        other_languages=[other for other in LANGUAGES if other is not language],
        uses=page.uses | {"hours"} if any(contact.hours for contact in local) else page.uses,
        static_export=static_export,
    )
