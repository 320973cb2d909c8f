"""Collect every message of the site and bring each catalogue up to date (`make strings`).

A folder under `translations/` that has no catalogue yet gets an empty one, with the texts of the data in it, and
its place in `l10n.toml`.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import polib
from babel.messages.frontend import CommandLineInterface
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from tools import registers
from tools.data_texts import to_translate
from webapp import facts
from webapp.core import paths
from webapp.i18n.languages import CODES_IN_DATA, SOURCE, Language

ROOT = Path(__file__).resolve().parents[1]
PONTOON = ROOT / "l10n.toml"
TEMPLATE = ROOT / "translations" / "messages.pot"
EXTRACT = [
    "pybabel",
    "--quiet",
    "extract",
    "--mapping-file=pyproject.toml",
    "--keyword=_html",
    "--add-location=file",
    "--no-wrap",
    "--sort-by-file",
    "--add-comments=TRANSLATORS:",
    "--omit-header",
]
"""Locations name files, not lines, and nothing carries a date: a catalogue changes only when words do."""

LABELS = "Keep what stands in [square brackets] as it is: it is written on a button."


def catalogue(code: str) -> Path:
    """Return the catalogue of a language."""
    return ROOT / "translations" / code / "LC_MESSAGES" / "messages.po"


@cache
def _messages(code: str) -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(catalogue(code)))}


def said(message: str, language: Language) -> str:
    """Return how a language says an English message. Raise `KeyError` for one that it has not."""
    return message if language is SOURCE else _messages(language.code)[message]


def in_language(texts: Mapping[str, str], language: Language) -> str:
    """Return a text of the data in a language: from its own words there, else from the catalogue."""
    return texts.get(language.code) or said(texts[SOURCE.code], language)


def begun() -> list[str]:
    """Return the code of every language that has a folder, ready to be shown or not."""
    return sorted(folder.name for folder in TEMPLATE.parent.iterdir() if folder.is_dir())


def extract(target: Path) -> None:
    """Write every message found in the sources to `target`, and for whom. Must run in the project's folder."""
    CommandLineInterface().run([*EXTRACT, f"--output-file={target}", "."])
    with target.open("rb") as found:
        template = read_po(found)
    for message in template:
        files = [file for file, _line in message.locations]
        message.auto_comments.extend(registers.notes(str(message.id), files, message.auto_comments))
    with target.open("wb") as written:
        write_po(written, template, width=0, omit_header=True, include_lineno=False)


def needed(code: str) -> polib.POFile:
    """Return every message a language needs: those of the pages, and of the data unless these speak it."""
    template = polib.pofile(str(TEMPLATE), wrapwidth=0)
    if code in CODES_IN_DATA:
        return template
    known = {entry.msgid for entry in template if entry.msgctxt is None}
    for text, place in to_translate(facts.load(paths.DATA)).items():
        if text not in known:
            told = registers.notes(text, place.files, place.listeners)
            notes = [*([LABELS] if "[" in text else []), *place.listeners, *told]
            occurrences = [(file, "") for file in place.files]
            template.append(polib.POEntry(msgid=text, occurrences=occurrences, comment="\n".join(notes)))
    return template


def fresh(code: str) -> polib.POFile:
    """Return a new catalogue of every message that a language needs."""
    catalogue = _empty(code)
    catalogue.merge(needed(code))
    return catalogue


def _empty(code: str) -> polib.POFile:
    fresh = polib.POFile(wrapwidth=0)
    fresh.metadata = {
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": str(get_plural(code)),
    }
    return fresh


def merge(code: str, template: polib.POFile) -> None:
    """Bring one catalogue up to date: new messages come in empty, dropped ones go."""
    file = catalogue(code)
    current = polib.pofile(str(file), wrapwidth=0) if file.exists() else _empty(code)
    current.merge(template)
    for entry in [entry for entry in current if entry.obsolete]:
        current.remove(entry)
    file.parent.mkdir(parents=True, exist_ok=True)
    current.save(str(file))


def main() -> None:
    """Write the template, every catalogue, and the languages into the list that Pontoon reads."""
    extract(TEMPLATE)
    for code in begun():
        merge(code, needed(code))
    codes = ", ".join(f'"{code}"' for code in begun())
    PONTOON.write_text(
        re.sub(r"^locales = .*$", f"locales = [{codes}]", PONTOON.read_text(encoding="utf-8"), flags=re.MULTILINE),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
