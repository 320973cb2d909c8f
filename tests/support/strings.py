"""`make strings`: collects every message of the site and brings each catalogue up to date."""

from pathlib import Path

import polib
from babel.messages.frontend import CommandLineInterface

from webapp.languages import LANGUAGES, SOURCE

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "translations" / "messages.pot"
EXTRACT = [
    "pybabel",
    "--quiet",
    "extract",
    "--mapping-file=pyproject.toml",
    "--add-location=file",
    "--no-wrap",
    "--sort-by-file",
    "--add-comments=TRANSLATORS:",
    "--omit-header",
]
"""Locations name files, not lines, and nothing carries a date: a catalogue changes only when words do."""


def catalogue(code: str) -> Path:
    """Return the catalogue of a language."""
    return ROOT / "translations" / code / "LC_MESSAGES" / "messages.po"


def extract(target: Path) -> None:
    """Write every message found in the sources to `target`. Must run in the project's folder."""
    CommandLineInterface().run([*EXTRACT, f"--output-file={target}", "."])


def merge(code: str, template: polib.POFile) -> None:
    """Bring one catalogue up to date: new messages come in empty, dropped ones go."""
    current = polib.pofile(str(catalogue(code)), wrapwidth=0)
    current.merge(template)
    for entry in [entry for entry in current if entry.obsolete]:
        current.remove(entry)
    current.save()


def main() -> None:
    extract(TEMPLATE)
    template = polib.pofile(str(TEMPLATE))
    for language in LANGUAGES:
        if language is not SOURCE:
            merge(language.code, template)


if __name__ == "__main__":
    main()
