"""What the search finds of what people type, in the list of apps as it stands on the page."""

from html.parser import HTMLParser
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.node import Node
from tests.support.registry import BY_NAME
from webapp.core import paths
from webapp.i18n.languages import LANGUAGES, Language

APPS = ["Snapchat", "TikTok", "WhatsApp", "PlayStation", "Instagram", "Discord", "Telegram"]
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class _List(HTMLParser):
    """Collects the entries of the list that is searched: each with its names, `|` between, and its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.entries: list[list[Any]] = []
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._inside |= given.get("id") == "apps"
        if self._inside and tag == "li":
            self.entries.append(["", given])

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag != "ul"

    def handle_data(self, data: str) -> None:
        if self._inside and self.entries:
            self.entries[-1][0] += data


def _names(app: Flask, language: Language) -> list[str]:
    page = app.test_client().get(BY_NAME["apps"].path(language)).text
    return [f"{words.strip()}|{given['data-terms']}" for words, given in _List(page).entries]


@pytest.fixture(scope="module")
def english(app: Flask) -> list[str]:
    return _names(app, LANGUAGES[0])


def _found(node: Node, names: list[str], *typed: str) -> list[set[str]]:
    script = str(paths.STATIC / "js" / "search.js")
    shown = node.ask(do="call", file=script, name="matches", cases=[(names, words) for words in typed])
    return [{name.split("|")[0] for name, found in zip(names, one, strict=True) if found} for one in shown]


@pytest.mark.parametrize(
    ("typed", "app_name"),
    [
        ("snap chat", "Snapchat"),
        ("Snap-Chat", "Snapchat"),
        ("snapchat account", "Snapchat"),
        ("ＳＮＡＰ", "Snapchat"),
        ("snapcaht", "Snapchat"),
        ("Tik-Tok", "TikTok"),
        ("tik tok", "TikTok"),
        ("tictok", "TikTok"),
        ("what's app", "WhatsApp"),
        ("what’s app", "WhatsApp"),
        ("watsapp", "WhatsApp"),
        ("ps 5", "PlayStation"),
        ("PS-4", "PlayStation"),
        ("play station", "PlayStation"),
        ("insta gram", "Instagram"),
        ("Ínstagrâm", "Instagram"),
        ("instagrem", "Instagram"),
        ("dizcord", "Discord"),
        ("disc", "Discord"),
        ("telegrm", "Telegram"),
        ("twitter", "X"),
        ("kic", "Kik"),
        ("you tube", "YouTube"),
        ("rob lox", "Roblox"),
    ],
)
def test_what_people_type_finds_the_app(node: Node, english: list[str], typed: str, app_name: str) -> None:
    assert any(app_name in name for name in _found(node, english, typed)[0])


@pytest.mark.parametrize("typed", ["tinder", "zzz", "qq", "12345", "constructor"])
def test_what_is_not_in_the_list_finds_nothing(node: Node, english: list[str], typed: str) -> None:
    assert _found(node, english, typed) == [set()]


@pytest.mark.parametrize("typed", ["", "  ", "!?", "’", "😱"])
def test_what_has_no_letter_leaves_the_list_whole(node: Node, english: list[str], typed: str) -> None:
    assert len(_found(node, english, typed)[0]) == len(english)


class _Councils(HTMLParser):
    """Collects the summary of each council, and the words it is found by."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.entries: list[list[str]] = []
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "data-terms" in dict(attrs):
            self.entries.append(["", dict(attrs)["data-terms"] or ""])
        self._inside = tag == "summary" and bool(self.entries)

    def handle_data(self, data: str) -> None:
        if self._inside and not self.entries[-1][0]:
            self.entries[-1][0] = data.strip()


@pytest.mark.parametrize(
    ("typed", "councils"),
    [
        ("swansea", {"Swansea"}),
        ("Abertawe", {"Swansea"}),
        ("swansee", {"Swansea"}),
        ("Swansea Council", {"Swansea"}),
        ("caernarfon", {"Gwynedd"}),
        ("glynebwy", {"Blaenau Gwent"}),
        ("ynys mon", {"Isle of Anglesey"}),
        ("Heddlu Gwent", {"Blaenau Gwent", "Caerphilly", "Monmouthshire", "Newport", "Torfaen"}),
        ("ring", set()),
    ],
)
def test_council_is_found_by_name_town_police(app: Flask, node: Node, typed: str, councils: set[str]) -> None:
    entries = _Councils(app.test_client().get(BY_NAME["near"].path(LANGUAGES[0])).text).entries
    assert _found(node, ["|".join(entry) for entry in entries if entry[1]], typed) == [councils]


def _slips(word: str, at: int, letter: str) -> list[str]:
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    return [
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        swapped,
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(APPS), st.integers(0, 6), st.sampled_from(LETTERS))
def test_one_slip_still_finds(node: Node, english: list[str], name: str, at: int, letter: str) -> None:
    found = _found(node, english, *_slips(name, min(at, len(name) - 1), letter))
    assert all(any(name in shown for shown in one) for one in found)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_app_is_found_by_name(app: Flask, node: Node, language: Language) -> None:
    names = _names(app, language)
    whole = [name.split("|")[0] for name in names]
    assert all(name in found for name, found in zip(whole, _found(node, names, *whole), strict=True))
    page = app.test_client().get(BY_NAME["apps"].path(language)).text
    assert ["data-last-resort" in given for _words, given in _List(page).entries].index(True) == len(names) - 1
