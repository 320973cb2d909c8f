"""What a desk writes is TOML, whatever its reader typed; and what it wrote it can open again."""

import tomllib
from datetime import date
from typing import Any

import pytest

from tests.support.node import Node, NodeError
from tests.support.server import ROOT
from webapp.facts.text import validate_visible

FILE = str(ROOT / "tools" / "desk" / "take_file.js")
TYPED = (
    'She said "no" and C:\\new \\u0041',
    "Two\nlines,\ta tab\r\nand a third",
    "Right to left \u202e and nothing\u0000\u0007\u007f between \u200b words",
    "Half a pair \ud83d, a whole one \U0001f600, ŵ ŷ, é",
    "[[answer]]\nid = 'other'  # \"\"\" '''",
    "   ",
    "\u2800\u3164",
    "…",
)


def _call(node: Node, name: str, *cases: list[Any]) -> list[Any]:
    found: list[Any] = node.ask(do="call", file=FILE, name=name, cases=cases)
    return found


def _answer(because: str) -> dict[str, Any]:
    said = {"id": "page:help", "page": "help", "sha256": "0" * 64, "answer": "no", "because": because}
    return said | {"blocks": ["0" * 16, "f" * 16], "reader": "Reader 1", "day": "2026-11-26"}


def test_what_is_typed_is_toml_and_can_be_taken(node: Node) -> None:
    cleaned = _call(node, "clean", *([text] for text in TYPED))
    assert cleaned[-3:] == ["", "", ""]
    assert cleaned[1] == "Two lines, a tab and a third"
    for text in filter(None, cleaned):
        (written,) = _call(node, "writeTake", ["safeguarding", [_answer(text), _answer("second")]])
        table = tomllib.loads(written)
        assert table["answer"] == [_answer(text) | {"day": date(2026, 11, 26)}, table["answer"][1]]
        assert validate_visible(table["answer"][0]["because"]) == text
        (again,) = _call(node, "readTake", [written])
        assert again == {"format": 1, "role": "safeguarding", "answers": [_answer(text), _answer("second")]}


@pytest.mark.parametrize("text", ["Dear all,", "[answer]", 'id = "half', "day = 26/11/2026", "x = [1"])
def test_what_is_no_file_of_ours_is_not_opened(node: Node, text: str) -> None:
    with pytest.raises(NodeError):
        _call(node, "readTake", [text])
