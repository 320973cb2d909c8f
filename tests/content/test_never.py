"""No message of the site breaks the never-list, and the list can be broken."""

import polib
import pytest

from tests.content.never import broken
from tests.support.registry import STORE
from tools.data_texts import texts
from tools.messages import TEMPLATE, catalogue

DATA = texts(STORE)
MESSAGES = {
    "en": [*(e.msgid for e in polib.pofile(str(TEMPLATE))), *(text["en"] for text in DATA)],
    "cy": [*(e.msgstr for e in polib.pofile(str(catalogue("cy")))), *(text["cy"] for text in DATA)],
}


@pytest.mark.parametrize("language", MESSAGES)
def test_nothing_is_said_that_must_never_be(language: str) -> None:
    assert {text: found for text in MESSAGES[language] if (found := broken(text, language))} == {}


@pytest.mark.parametrize(
    "text",
    [
        "Block them and they won’t send it.",
        "Paying never works.",
        "If you tell us, nothing will happen to you.",
        "It won’t show on your record.",
        "Nobody will ever know.",
        "You fell for it.",
        "Own up to a parent.",
        "Your pictures were leaked.",
        "27 young people died.",
        "He committed suicide.",
        "Take a screenshot of what they sent and of the picture.",
        "Send the police the picture.",
        "Take a screenshot of it.",
        "Now delete everything.",
        "Stay calm.",
        "You must ring.",
        "Ring now!",
        "Well done 🎉",
        "You can text %(emergency)s.",
        "This app is untraceable.",
    ],
)
def test_the_english_list_can_be_broken(text: str) -> None:
    assert broken(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Fyddan nhw ddim yn ei anfon.",
        "Dyw talu byth yn gweithio.",
        "Dy fai di yw hyn.",
        "Rhaid i ti gyfaddef.",
        "Ti yw’r dioddefwr.",
        "27 o bobl ifanc wedi marw.",
        "Tynna lun o’r sgrin.",
        "Gwna sgrinlun o’r neges a’r llun.",
        "Dilea bopeth.",
        "Paid â phoeni.",
        "Ffonia nawr!",
    ],
)
def test_the_welsh_list_can_be_broken(text: str) -> None:
    assert broken(text, "cy")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We can’t say that nothing will happen.", "en"),
        ("Don’t delete the chat: it shows that you were forced.", "en"),
        ("Leave out “revenge porn”: it puts the blame on the child.", "en"),
        ("Nid dy fai di yw hyn.", "cy"),
        ("Cael tynnu’r llun oddi ar y we.", "cy"),
    ],
)
def test_what_may_be_said_passes(text: str, language: str) -> None:
    assert broken(text, language) == []
