"""The texts in the data through the same checks as the catalogue."""

import pytest

from tests.content.welsh import checks
from tests.content.welsh.test_catalogue import LONGEST_SENTENCE
from tests.support.registry import STORE
from tools.data_texts import texts
from webapp.facts import text

TEXTS = texts(STORE)
WELSH = [text.LABEL.sub(" ", found["cy"]) for found in TEXTS]
ENGLISH = [text.LABEL.sub(" ", found["en"]) for found in TEXTS]


def test_there_are_texts() -> None:
    assert len(TEXTS) > 100


def test_spelling() -> None:
    assert {t: found for t in WELSH if (found := checks.misspelt(t, STORE.english_names))} == {}


def test_nothing_is_left_in_english() -> None:
    assert [t for t in WELSH if checks.reads_as_english(t, STORE.english_names)] == []
    assert [t for t in TEXTS if t["en"] == t["cy"]] == []


def test_numbers_are_the_same() -> None:
    assert [t for t in TEXTS if checks.digits(t["en"]) != checks.digits(t["cy"])] == []


def test_no_banned_form() -> None:
    assert {t: found for t in WELSH if (found := checks.banned(t))} == {}


@pytest.mark.parametrize("told", [WELSH, ENGLISH], ids=["cy", "en"])
def test_no_sentence_is_too_long(told: list[str]) -> None:
    assert [t for t in told if checks.longest_sentence(t) > LONGEST_SENTENCE] == []


def test_the_typographic_apostrophe_is_used() -> None:
    assert [t for t in TEXTS if "'" in t["en"] + t["cy"]] == []
