"""Texts that stand in the data rather than in the catalogue: how a button's label is marked, and shown."""

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from webapp.languages import CODES, SOURCE

LABEL = re.compile(r"\[([^\[\]]+)\]")
"""A label that stands on a button or in a menu of somebody else's app: `[Report]`."""


def labels(text: str) -> list[str]:
    """Return the button labels of a text, sorted."""
    return sorted(LABEL.findall(text))


def checked(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the texts as they are. Raise `ValueError` unless every language is there, with the same labels."""
    missing = [code for code in CODES if not texts.get(code, "").strip()]
    if missing:
        message = f"needs a text for {', '.join(missing)}"
        raise ValueError(message)
    if any(re.search(r"[\[\]<>]", LABEL.sub("", text)) for text in texts.values()):
        message = "a button label stands in one pair of square brackets; no < or >"
        raise ValueError(message)
    if any(labels(text) != labels(texts[SOURCE.code]) for text in texts.values()):
        message = "the button labels differ from language to language"
        raise ValueError(message)
    return dict(texts)


def show(text: str, code: str) -> Markup:
    """Return a text for a page in the language `code`: labels in bold, marked as English outside English."""
    mark = "" if code == SOURCE.code else f' lang="{SOURCE.code}"'
    return Markup(LABEL.sub(rf"<b{mark}>\1</b>", str(escape(text))))  # noqa: S704 - escaped above
