"""The texts in the data through the same checks as the catalogue, and what must never be said."""

import re

import pytest
from pydantic import BaseModel

from tests.welsh import checks
from tests.welsh.test_catalogue import LONGEST_SENTENCE
from webapp import facts, paths
from webapp.facts import text

STORE = facts.load(paths.DATA)


def _texts(value: object) -> list[dict[str, str]]:
    """Return every text in every language inside a fact, its forms and lists included."""
    if isinstance(value, tuple):
        return [found for part in value for found in _texts(part)]
    if isinstance(value, BaseModel):
        return [found for _field, part in value for found in _texts(part)]
    is_text = hasattr(value, "items") and not any(str(v).startswith("https://") for v in value.values())
    return [dict(value)] if is_text and "cy" in value else []  # type: ignore[call-overload,operator]


TEXTS = [
    found
    for _key, fact in STORE.everything()
    if not isinstance(fact, facts.Link | facts.Service)
    for found in _texts(fact)
]
WELSH = [text.LABEL.sub(" ", found["cy"]) for found in TEXTS]
ENGLISH = [text.LABEL.sub(" ", found["en"]) for found in TEXTS]
FORBIDDEN = {
    r"!": "no exclamation marks",
    r"\bsafely?\b|\bsecret(?!\s+chat)|\buntraceable\b|\berased?\b": "a promise nobody can keep",
    r"\b(?:won’t|will not|never) (?:send|share|post)\b": "nobody can promise what they will do",
    r"[Dd]elete everything|[Ss]creenshot|[Tt]ake a (?:picture|photo)": "what an under-18 must never be told",
    r"fell for|your fault|mistake|naive": "blames the reader",
    r"[\U0001F000-\U0001FAFF☀-➿]": "no emoji",
}


def test_there_are_texts() -> None:
    assert len(TEXTS) > 100


def test_spelling() -> None:
    assert {t: found for t in WELSH if (found := checks.misspelt(t, STORE.names))} == {}


def test_nothing_is_left_in_english() -> None:
    assert [t for t in WELSH if checks.reads_as_english(t, STORE.names)] == []
    assert [t for t in TEXTS if t["en"] == t["cy"]] == []


def test_form_of_address() -> None:
    assert {t: found for t in WELSH if (found := checks.wrong_register(t, "young"))} == {}


def test_numbers_are_the_same() -> None:
    assert [t for t in TEXTS if checks.digits(t["en"]) != checks.digits(t["cy"])] == []


def test_no_banned_form() -> None:
    assert {t: found for t in WELSH if (found := checks.banned(t))} == {}


@pytest.mark.parametrize("texts", [WELSH, ENGLISH], ids=["cy", "en"])
def test_no_sentence_is_too_long(texts: list[str]) -> None:
    assert [t for t in texts if checks.longest_sentence(t) > LONGEST_SENTENCE] == []


def _forbidden(english: str) -> list[str]:
    return [why for pattern, why in FORBIDDEN.items() if re.search(pattern, english)]


def test_nothing_forbidden_is_said() -> None:
    assert {t: found for t in ENGLISH if (found := _forbidden(t))} == {}


@pytest.mark.parametrize("told", ["Take a screenshot of it.", "They won’t send it.", "You fell for it.", "Now!"])
def test_a_forbidden_sentence_is_found(told: str) -> None:
    assert _forbidden(told)


def test_the_typographic_apostrophe_is_used() -> None:
    assert [t for t in TEXTS if "'" in t["en"] + t["cy"]] == []
