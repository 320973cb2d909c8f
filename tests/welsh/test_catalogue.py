"""The Welsh catalogue through the checks, and the checks themselves shown failing."""

import polib
import pytest

from tests.support.strings import catalogue
from tests.welsh import checks
from webapp import facts, paths
from webapp.pages import PAGES

NAMES = facts.load(paths.DATA).names
ADULT_FILES = {f"templates/pages/{page.name}.html" for page in PAGES if page.audience == "adult"} | {
    "templates/parts/needs.html",
    "templates/parts/three_points.html",
}
ENTRIES = [entry for entry in polib.pofile(str(catalogue("cy"))) if not entry.obsolete]
LONGEST_SENTENCE = 25
"""Words: the limit of Cymraeg Clir."""


def _audiences(entry: polib.POEntry) -> set[str]:
    return {"adult" if file in ADULT_FILES else "young" for file, _line in entry.occurrences}


def test_spelling() -> None:
    assert {e.msgid: found for e in ENTRIES if (found := checks.misspelt(e.msgstr, NAMES))} == {}


def test_nothing_is_left_in_english() -> None:
    assert [e.msgstr for e in ENTRIES if checks.reads_as_english(e.msgstr, NAMES)] == []
    assert [e.msgid for e in ENTRIES if e.msgid == e.msgstr and e.msgid not in {*NAMES, "Help"}] == []


def test_form_of_address() -> None:
    wrong = {
        entry.msgid: found
        for entry in ENTRIES
        for audience in _audiences(entry)
        if (found := checks.wrong_register(entry.msgstr, audience))
    }
    assert wrong == {}


def test_numbers_are_the_same() -> None:
    assert [e.msgid for e in ENTRIES if checks.digits(e.msgid) != checks.digits(e.msgstr)] == []


def test_no_banned_form() -> None:
    assert {e.msgid: found for e in ENTRIES if (found := checks.banned(e.msgstr))} == {}


def test_no_sentence_is_too_long() -> None:
    assert [e.msgstr for e in ENTRIES if checks.longest_sentence(e.msgstr) > LONGEST_SENTENCE] == []


def test_one_welsh_text_for_one_english_text() -> None:
    seen: dict[str, str] = {}
    doubled = [(seen[e.msgstr], e.msgid) for e in ENTRIES if seen.setdefault(e.msgstr, e.msgid) != e.msgid]
    assert doubled == []


@pytest.mark.parametrize("text", ["y negesseuon", "bygythidau", "ffonwich ni"])
def test_a_slip_in_spelling_is_found(text: str) -> None:
    assert checks.misspelt(text)


@pytest.mark.parametrize(
    "text", ["Mae’r dudalen yma", "yng Nghymru", "dy luniau di", "fy mlacmelio i", "â’r heddlu"]
)
def test_good_welsh_passes(text: str) -> None:
    assert checks.misspelt(text) == []
    assert checks.banned(text) == []


def test_english_is_found() -> None:
    assert checks.reads_as_english("We will never ask your name")
    assert not checks.reads_as_english("Fyddwn ni byth yn gofyn dy enw")


@pytest.mark.parametrize(("text", "audience"), [("Ffoniwch nawr", "young"), ("dy ffôn di", "adult")])
def test_the_wrong_form_of_address_is_found(text: str, audience: str) -> None:
    assert checks.wrong_register(text, audience)


def test_speech_may_use_either_form() -> None:
    assert checks.wrong_register("Gallwch chi ofyn: “Wyt ti’n iawn?”", "adult") == []


@pytest.mark.parametrize("text", ["Tynna’r llun", "Paid talu", "Adrodd & blocio", "Ffonia nawr!"])
def test_a_banned_form_is_found(text: str) -> None:
    assert checks.banned(text)


def test_a_changed_digit_is_found() -> None:
    assert checks.digits("Ring 0800 1111") != checks.digits("Ffonia 0800 111")
