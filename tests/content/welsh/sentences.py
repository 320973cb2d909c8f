"""Every sentence of ours in Welsh, with its English and what translators are told of it."""

from typing import NamedTuple

import polib

from tests.support.registry import STORE
from tools import registers
from tools.data_texts import texts_and_listeners
from tools.messages import catalogue
from webapp.facts.text import LABEL


class Sentence(NamedTuple):
    """One message or one text of the data."""

    english: str
    welsh: str
    notes: list[str]
    files: list[str]


def _of_catalogue() -> list[Sentence]:
    entries = [entry for entry in polib.pofile(str(catalogue("cy"))) if not entry.obsolete]
    return [
        Sentence(e.msgid, e.msgstr, e.comment.splitlines(), [file for file, _line in e.occurrences])
        for e in entries
    ]


def _of_data() -> list[Sentence]:
    found = [
        (LABEL.sub(" ", text["en"]), LABEL.sub(" ", text["cy"]), listeners)
        for text, listeners in texts_and_listeners(STORE)
    ]
    return [
        Sentence(english, welsh, [*listeners, *registers.notes(english, ["webapp/data"], listeners)], [])
        for english, welsh, listeners in found
    ]


CATALOGUE = _of_catalogue()
DATA = _of_data()
ALL = [*CATALOGUE, *DATA]
