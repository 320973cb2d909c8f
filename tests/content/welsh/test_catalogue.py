"""The Welsh catalogue through the checks, and the checks themselves shown failing."""

import tomllib

import pytest

from tests.content.welsh import checks
from tests.content.welsh.sentences import CATALOGUE
from tests.support.registry import STORE
from tests.support.server import ROOT

NAMES = STORE.english_names
LONGEST_SENTENCE = 25
"""Words: the limit of Cymraeg Clir."""
FIRST_LINES = 30


def test_spelling() -> None:
    assert {s.english: found for s in CATALOGUE if (found := checks.misspelt(s.welsh, NAMES))} == {}


def test_nothing_is_left_in_english() -> None:
    assert [s.welsh for s in CATALOGUE if checks.reads_as_english(s.welsh, NAMES)] == []
    assert [s.english for s in CATALOGUE if s.english == s.welsh and s.english not in {*NAMES, "Help"}] == []


def test_numbers_are_the_same() -> None:
    assert [s.english for s in CATALOGUE if checks.digits(s.english) != checks.digits(s.welsh)] == []


def test_no_banned_form() -> None:
    assert {s.english: found for s in CATALOGUE if (found := checks.banned(s.welsh))} == {}


def test_no_sentence_is_too_long() -> None:
    assert [s.welsh for s in CATALOGUE if checks.longest_sentence(s.welsh) > LONGEST_SENTENCE] == []


def test_one_welsh_text_for_one_english_text() -> None:
    seen: dict[str, str] = {}
    doubled = [(seen[s.welsh], s.english) for s in CATALOGUE if seen.setdefault(s.welsh, s.english) != s.english]
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


@pytest.mark.parametrize("text", ["Tynna’r llun", "Paid talu", "Adrodd & blocio", "Ffonia nawr!"])
def test_a_banned_form_is_found(text: str) -> None:
    assert checks.banned(text)


def test_a_changed_digit_is_found() -> None:
    assert checks.digits("Ring 0800 1111") != checks.digits("Ffonia 0800 111")


def test_thirty_first_lines_are_messages_of_ours() -> None:
    file = ROOT / "translations" / "cy" / "first_lines.toml"
    lines = tomllib.loads(file.read_text(encoding="utf-8"))["first_lines"]
    assert len(set(lines)) == FIRST_LINES
    assert [line for line in lines if not any(s.english.startswith(line) for s in CATALOGUE)] == []
