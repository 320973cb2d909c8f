"""The words of the trial with a phone, which speaks to adults, through the same checks as the catalogue."""

from tests.content.never import broken
from tests.content.welsh import checks
from tests.content.welsh.test_catalogue import LONGEST_SENTENCE
from tests.support.registry import STORE
from tools.trial.pages import words
from tools.trial.questions import questions

TEXTS = [
    *(dict(text) for text in words().values()),
    *(dict(text) for question in questions() for text in (*(s.words for s in question.steps), *question.choices)),
]
NAMES = [
    *STORE.english_names,
    *(
        "Safari",
        "Chrome",
        "Share",
        "Install app",
        "Add to Home Screen",
        "First phone",
        "iOS",
        "VoiceOver",
        "TalkBack",
        "http",
        ":has()",
        "Esc",
    ),
]


def test_spelling_and_forms() -> None:
    welsh = [text["cy"] for text in TEXTS]
    assert len(welsh) > 100
    assert {text: found for text in welsh if (found := checks.misspelt(text, NAMES))} == {}
    assert {text: found for text in welsh if (found := checks.banned(text))} == {}
    assert {text: found for text in welsh if (found := checks.wrong_register(text, "adult"))} == {}
    assert [text for text in welsh if checks.reads_as_english(text, NAMES)] == []
    assert [text for text in welsh if checks.longest_sentence(text) > LONGEST_SENTENCE] == []


def test_both_languages_say_the_same() -> None:
    assert [text for text in TEXTS if checks.digits(text["en"]) != checks.digits(text["cy"])] == []
    assert [text for text in TEXTS if text["en"] == text["cy"] or "'" in text["en"] + text["cy"]] == []
    assert [text for text in TEXTS if text["en"].count("“") != text["cy"].count("“")] == []


def test_nothing_is_said_that_must_never_be() -> None:
    assert [(text, code) for text in TEXTS for code in text if broken(text[code], code)] == []
