"""What every template can use, besides the page it is given."""

from collections.abc import Callable

from flask import Flask
from flask_babel import format_date
from jinja2 import StrictUndefined
from markupsafe import Markup

from webapp import assets, telephone
from webapp.facts import Facts
from webapp.hours import in_words
from webapp.i18n import current_language
from webapp.languages import LANGUAGES
from webapp.pages import BY_NAME, PAGES, menu
from webapp.settings import Settings


def link(name: str) -> str:
    """Return the address of a page in the current language."""
    return BY_NAME[name].path(current_language())


def inline(name: str) -> Markup:
    """Return a bundle that stands inside the page: `page.css` or `head.js`."""
    return Markup(assets.current().inline[name])  # noqa: S704 - our own files


def _oldest_check(facts: Facts) -> Callable[[], str]:
    """Return a function that says, in the current language, the day by which every fact had been checked."""
    day = min(fact.checked for fact in (*facts.services.values(), *facts.links.values()))
    return lambda: str(format_date(day, "d MMMM y"))


def init_app(app: Flask) -> None:
    """Give templates the registry, the facts and the helpers. A name that is not there is an error."""
    settings: Settings = app.extensions["camau"]
    facts: Facts = app.extensions["facts"]
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        {
            "languages": LANGUAGES,
            "pages": PAGES,
            "menu": menu,
            "current_language": current_language,
            "inline": inline,
            "link": link,
            "dialled": telephone.dialled,
            "digits": telephone.shown_and_read_out,
            "hours_in_words": in_words,
            "static_url": assets.static_url,
            "services": facts.services,
            "links": facts.links,
            "oldest_check": _oldest_check(facts),
            "origin": settings.origin,
            "security_contact": settings.security_contact,
            "exit_url": settings.exit_url,
        }
    )
