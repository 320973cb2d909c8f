"""Texts in the data: validation, and the markup of button labels."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache

from markupsafe import Markup, escape

from webapp.i18n.languages import CODES_IN_DATA, SOURCE

LABEL = re.compile(r"\[([^\[\]]+)\]")
"""A label that stands on a button or in a menu of somebody else's app: `[Report]`."""

JOINERS = "\u200c\u200d"
"""Letters of some scripts, and emoji, need these between them."""

BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs that are drawn as nothing."""

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode categories of what turns, breaks or hides the words around it, or is no letter yet."""


@cache
def _is_unseen(letter: str) -> bool:
    return letter in BLANK_LETTERS or (letter not in JOINERS and unicodedata.category(letter) in UNSEEN)


def validate_visible(text: str) -> str:
    """Return a text as it is. Raise `ValueError` for one without a letter or digit, or with what cannot be seen."""
    if not any(map(str.isalnum, text)):
        raise ValueError("needs a letter or a digit")
    unseen = [letter for letter in text if _is_unseen(letter)]
    if unseen:
        raise ValueError(f"holds what cannot be seen: U+{ord(unseen[0]):04X}")
    return text


def labels(text: str) -> list[str]:
    """Return the button labels of a text, sorted."""
    return sorted(LABEL.findall(text))


def validate_texts(texts: Mapping[str, str]) -> Mapping[str, str]:
    """Return the texts as they are. Raise `ValueError` unless all languages are there, with the same labels."""
    if missing := [code for code in CODES_IN_DATA if code not in texts]:
        raise ValueError(f"needs a text for {', '.join(missing)}")
    if any(re.search(r"[\[\]<>]", LABEL.sub("", text)) for text in texts.values()):
        raise ValueError("a button label stands in one pair of square brackets; no < or >")
    if any(labels(text) != labels(texts[SOURCE.code]) for text in texts.values()):
        raise ValueError("the button labels differ from language to language")
    return texts


def render_text(text: str, code: str, mark: Callable[[str], str]) -> Markup:
    """Return a text for a page in the language `code`: labels in bold, names outside them as `mark` returns them.

    Outside English both are marked as English for screen readers.
    """
    bold, outside = ("<b>", str) if code == SOURCE.code else (f'<b lang="{SOURCE.code}">', mark)
    pieces = enumerate(LABEL.split(str(escape(text))))
    return Markup("".join(f"{bold}{piece}</b>" if i % 2 else outside(piece) for i, piece in pieces))  # noqa: S704 - escaped
