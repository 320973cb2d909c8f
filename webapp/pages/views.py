"""Render a page of the registry."""

from flask import render_template

from webapp.context import current
from webapp.facts import Facts
from webapp.i18n.languages import LANGUAGES, Language
from webapp.pages import Feature, Page


def _features(page: Page, facts: Facts) -> frozenset[Feature]:
    """Return what the layout must add: what the page declares, and open status where a local contact has hours."""
    local = [contact for contact in facts.local.values() if page.name in contact.shown_on]
    return page.uses | {"hours"} if any(contact.hours for contact in local) else page.uses


def render_page(page: Page, language: Language, *, static_export: bool) -> str:
    """Return a page; `static_export` is for a host that runs no code."""
    return render_template(
        f"pages/{page.template or page.name}.html",
        page=page,
        language=language,
        other_languages=[other for other in LANGUAGES if other is not language],
        uses=_features(page, current().facts),
        static_export=static_export,
    )
