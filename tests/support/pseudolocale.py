"""Pseudolocales: English in Greek or Arabic letters, so that untranslated text stands out."""

import re
from collections.abc import Sequence

from tests.support.site_copy import SiteCopy
from tools import messages
from webapp.i18n.languages import CODES, Language

LETTERS = {"el": "αβψδεφγηιξκλμνοπχρστθωςχυζ", "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنه"}
"""Twenty-six letters for each: Greek runs from the left, Arabic from the right."""

NAMES = ("Ελληνικά", "العربية")
MADE_UP = (Language("el", NAMES[0]), Language("ar", NAMES[1], direction="rtl"))
ADDED = tuple(language for language in MADE_UP if language.code not in CODES)
"""What is added: what is here already stays as it is."""

KEPT = r"%\(\w+\)s|\[[^\]]*\]"


def pseudolocalize(text: str, code: str, names: Sequence[str]) -> str:
    """Return `text` in the letters of `code`, all but placeholders, labels in square brackets and `names`."""
    kept = "|".join([KEPT, *(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(names, key=len, reverse=True))])
    letters = str.maketrans("abcdefghijklmnopqrstuvwxyz", LETTERS[code])
    parts = re.split(f"({kept})", text)
    return "".join(part if at % 2 else part.lower().translate(letters) for at, part in enumerate(parts))


def add(copy: SiteCopy, names: Sequence[str]) -> None:
    """Add both as `docs/translating.md` says: a line and a folder each, what `make strings` writes, translated."""
    files = {
        language.code: copy.folder / "translations" / language.code / "LC_MESSAGES" / "messages.po"
        for language in ADDED
    }
    for language in ADDED:
        copy.replace("webapp/i18n/languages.py", "    WELSH,\n", f"    WELSH,\n    {language!r},\n")
        files[language.code].parent.mkdir(parents=True)
    for code, file in files.items():
        catalogue = messages.fresh(code)
        for entry in catalogue:
            entry.msgstr = pseudolocalize(entry.msgid, code, names)
        catalogue.save(str(file))
