"""*Where every fact comes from* says what share of the words people have approved, as the release counted it."""

from pathlib import Path

import pytest
from flask import Flask

from tests.support.html import every, parse, text_of
from tests.support.readers import answer
from tools.launch.approvals import Approvals
from tools.launch.model import Item, Role, seen_hash
from tools.launch.status import standings, words_approved
from webapp.pages import approved_words


@pytest.mark.parametrize(
    ("content", "shares"),
    [
        ('{"en": [999, 1000], "cy": [0, 7]}', {"en": 99, "cy": 0}),
        ('{"en": [7, 7], "cy": [7, 7]}', {"en": 100, "cy": 100}),
        ('{"en": [9, 7], "cy": [7, 7]}', {"en": 100, "cy": 100}),
        ('{"en": [1, 0], "cy": [7, 7]}', {}),
        ('{"en": [-1, 7], "cy": [7, 7]}', {}),
        ('{"en": [1, 7]}', {}),
        ('{"en": [1, 7], "cy": [7, 7], "by": "hand"}', {}),
        ("[" * 100_000, {}),
        ("", {}),
    ],
)
def test_only_a_sound_count_is_shown(tmp_path: Path, content: str, shares: dict[str, int]) -> None:
    assert approved_words.load(tmp_path) == {}
    (tmp_path / approved_words.FILE).write_text(content, encoding="utf-8")
    assert approved_words.load(tmp_path) == shares


@pytest.mark.parametrize(
    ("path", "none", "some"),
    [
        (
            "/en/sources/",
            "Nobody has read and approved the words of this app yet.",
            (
                "Of every 100 English words in this app, people have read and approved 40. "
                "Of every 100 Welsh words, 35."
            ),
        ),
        (
            "/cy/ffynonellau/",
            "Does neb wedi darllen a chymeradwyo geiriau’r ap hwn eto.",
            (
                "O bob 100 gair Saesneg yn yr ap hwn, mae pobl wedi darllen a chymeradwyo 40. "
                "O bob 100 gair Cymraeg, 35."
            ),
        ),
    ],
)
def test_the_share_is_said(app: Flask, monkeypatch: pytest.MonkeyPatch, path: str, none: str, some: str) -> None:
    for shares, said in ({}, none), ({"en": 40, "cy": 35}, some):
        monkeypatch.setitem(app.jinja_env.globals, "approved_words", shares)
        page = parse(app.test_client().get(path).data)
        assert {text_of(part) for part in every(page, "p")} & {none, some} == {said}


def _item(role: Role, item_id: str, *seen: str) -> Item:
    return Item(role, item_id, "help", seen_hash(role, "help", seen), seen, 5)


def test_words_are_counted_in_their_own_language() -> None:
    page, other = _item("safeguarding", "page:help", "One two", "three"), _item("safeguarding", "page:home", "four")
    line = _item("welsh", "message:0000000000000000", "Not counted here", "Un dau tri pedwar")
    number = _item("numbers", "fact:services/a", "phone: 101")
    said: Approvals = {"safeguarding": (answer(page),), "welsh": (answer(line),), "numbers": (), "phones": ()}
    assert words_approved(standings([page, other, line, number], said)) == {"en": (3, 4), "cy": (4, 4)}
