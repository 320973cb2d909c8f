"""One Welsh word for one thing: what `translations/cy/glossary.toml` settles holds in every message."""

import re
import tomllib

import polib

from tests.content.welsh.dictionary import mutations
from tests.support.registry import STORE
from tests.support.server import ROOT
from tools.data_texts import texts
from tools.messages import catalogue
from webapp.facts.text import LABEL

FILE = ROOT / "translations" / "cy" / "glossary.toml"
TERMS = tomllib.loads(FILE.read_text(encoding="utf-8"))["term"]
HELD = [term for term in TERMS if "find" in term]


def _unanswered(english: str, welsh: str) -> list[str]:
    said = welsh.lower().replace("’", "'")
    return [
        term["english"]
        for term in HELD
        if re.search(term["find"], english, re.IGNORECASE)
        and not any(form in said for stem in term["stems"] for form in mutations(stem.lower()))
    ]


def test_every_term_is_one_for_people() -> None:
    for term in TERMS:
        assert {"english", "welsh"} <= set(term) <= {"english", "welsh", "note", "find", "stems"}, term
        assert ("find" in term) == ("stems" in term), term
    assert len({term["english"] for term in TERMS}) == len(TERMS)


def test_every_term_has_its_welsh_word() -> None:
    pairs = [(entry.msgid, entry.msgstr) for entry in polib.pofile(str(catalogue("cy")))]
    pairs += [(LABEL.sub(" ", text["en"]), text["cy"]) for text in texts(STORE)]
    assert {english: found for english, welsh in pairs if (found := _unanswered(english, welsh))} == {}


def test_another_word_is_found() -> None:
    assert _unanswered("Report the blackmail", "Rho wybod am y cribddeiliaeth") == ["blackmail"]
    assert _unanswered("It is blackmail", "Mae’n fy mlacmelio i") == []
