"""One Welsh word for one thing: what `translations/cy/glossary.csv` settles holds in every message."""

import csv
import re

import polib

from tests.support.data_texts import texts
from tests.support.server import ROOT
from tests.support.strings import catalogue
from tests.welsh.dictionary import mutations
from webapp import facts, paths

FILE = ROOT / "translations" / "cy" / "glossary.csv"
GLOSSARY = list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines()))
"""`english` is a pattern looked for in the English; one of the stems in `welsh`, mutated or not, must answer it."""


def _unanswered(english: str, welsh: str) -> list[str]:
    said = welsh.lower().replace("’", "'")
    return [
        row["english"]
        for row in GLOSSARY
        if re.search(row["english"], english, re.IGNORECASE)
        and not any(form in said for stem in row["welsh"].split("|") for form in mutations(stem.lower()))
    ]


def test_every_term_has_its_welsh_word() -> None:
    pairs = [(entry.msgid, entry.msgstr) for entry in polib.pofile(str(catalogue("cy")))]
    pairs += [(text["en"], text["cy"]) for text in texts(facts.load(paths.DATA))]
    assert {english: found for english, welsh in pairs if (found := _unanswered(english, welsh))} == {}


def test_another_word_is_found() -> None:
    assert _unanswered("Report the blackmail", "Rho wybod am y cribddeiliaeth") == ["blackmail"]
    assert _unanswered("It is blackmail", "Mae’n fy mlacmelio i") == []
