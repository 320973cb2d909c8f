"""The help button for other websites: plain HTML that asks nothing of us until somebody taps it.

It stands within whatever an editor leaves of it: without the style and the drawing it is still a link with words.
`rel` says what `referrerpolicy` says, for editors that drop the one.
"""

import re
from collections.abc import Mapping

from flask_babel import force_locale, gettext
from markupsafe import Markup

from webapp.config import Settings
from webapp.core import paths
from webapp.i18n.languages import ENGLISH, WELSH, Language
from webapp.i18n.negotiation import origin_of
from webapp.pages import HOME
from webapp.pages.poster import LINES

STYLESHEET = "help_button.css"
QUESTION = LINES["question"]
DRAWING = "drawing"
"""The rule for the drawing, beside those for the looks."""
LINK = Markup(
    '<p lang="{language}"><a href="{address}" rel="noreferrer" referrerpolicy="no-referrer" style="{style}">'
    '<svg width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="3" '
    'style="{drawing}" aria-hidden="true">{icon}</svg> {words}</a></p>'
)


def styles() -> dict[str, str]:
    """Return the style attribute of each look and of the drawing, from the stylesheet of the page."""
    sheet = (paths.STATIC / "css" / STYLESHEET).read_text(encoding="utf-8")
    rules = re.findall(r"^\.button-(\w+) \{([^}]*)\}", sheet, re.MULTILINE)
    return {look: " ".join(declarations.split()).removesuffix(";") for look, declarations in rules}


def looks() -> tuple[str, ...]:
    """Return the names of the looks."""
    return tuple(name for name in styles() if name != DRAWING)


def _link(settings: Settings, language: Language, look: str, icon: Markup) -> Markup:
    with force_locale(language.code):
        words = gettext(QUESTION)
    address = f"{origin_of(settings, language)}{HOME.path(language)}"
    style, drawing = (styles()[name] for name in (look, DRAWING))
    return LINK.format(
        language=language.code, address=address, style=style, drawing=drawing, icon=icon, words=words
    )


def snippet(settings: Settings, look: str, icon: str) -> Markup:
    """Return the button in Welsh and in English, a line each; `icon` holds the shapes of its drawing."""
    drawn = Markup(icon)  # noqa: S704 - from our own templates
    return Markup("\n").join(_link(settings, language, look, drawn) for language in (WELSH, ENGLISH))


def template_globals(settings: Settings) -> Mapping[str, object]:
    """Return the looks and the snippet; without a public address there is none to lead to."""
    return {
        "button_looks": looks(),
        "button_words": QUESTION,
        "button_snippet": (lambda look, icon: snippet(settings, look, icon)) if settings.public_url else None,
    }
