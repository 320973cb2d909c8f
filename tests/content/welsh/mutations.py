"""The changes a word's first letter must show after the word before it, where the letter alone gives them away.

After `i` no word begins with c: `i Caerdydd` is wrong without knowing what Caerdydd is. B, d and g may be the soft
form of another letter, so what should have softened them is left to a reader.
"""

import re
from collections.abc import Sequence

from tests.content.welsh.checks import plain

HARD = r"(?:p(?!h)|t(?!h)|c(?!h)|m|ll|rh)\w+"
"""A word with a first letter that no soft form has."""
UNVOICED = r"(?:p(?!h)|t(?!h)|c(?!h))\w+"
VOWEL = r"[aeiouwyâêîôûŵŷ]\w*"
STAYS = {
    "ti",
    "mi",
    "mae",
    "maen",
    "mwy",
    "pan",
    "tua",
    "tan",
    "mor",
    "mai",
    "pe",
    "mewn",
    "pam",
    "pryd",
    "ble",
    "mynd",
}
"""Words that keep their first letter, or that begin something new."""
PLACES = {"Cymru", "Caerdydd", "Llywodraeth", "Prydain", "Bangor", "Bwrdd"}
"""Names that change like any word; those of people and services do not."""

RULES: Sequence[tuple[str, str, str]] = (
    (r"(?:i|o|dy|dan|heb|dros|drwy|gan|wrth|am|ar|at|dau|dwy|pa|unrhyw)", HARD, "treiglad meddal"),
    (r"(?:a|â|gyda|na|tri|chwe)", UNVOICED, "treiglad llaes"),
    (r"fy", rf"(?:{UNVOICED}|(?:b|d(?!d)|g)\w+)", "treiglad trwynol"),
    (r"(?:eich|ein)", r"(?:ngh|mh|nh|dd|ph|th)\w+", "dim treiglad"),
    (r"y", rf"(?!w|iaith\b){VOWEL}", "yr"),
    (r"yr", r"(?![hwy]|iaith)[^\Waeiouâêîôû]\w+", "y"),
    (r"(?:â|gyda)", VOWEL, "ag, gydag"),
)
"""The word before, how the next one may not begin, and what it should show."""


def unmutated(text: str, names: Sequence[str] = ()) -> list[str]:
    """Return each pair of words of which the second should begin otherwise, and how."""
    said = plain(text, names)
    return [
        f"{match[0]}: {why}"
        for before, after, why in RULES
        for match in re.finditer(rf"(?<![\w'-]){before} ({after})", said, re.IGNORECASE)
        if match[1].lower() not in STAYS and (match[1].islower() or match[1] in PLACES)
    ]
