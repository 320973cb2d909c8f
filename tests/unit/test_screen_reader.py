"""What a screen reader said of twelve pages, as `make hear` keeps it, and the synthesiser that hears it."""

import json
import re
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from tests.weekly.screen_reader import rules, synthesiser, transcripts
from tests.weekly.screen_reader.browsers import BROWSERS
from tests.weekly.screen_reader.pages import PAGES
from tests.weekly.screen_reader.session import Said
from webapp.i18n.languages import CODES
from webapp.static_site.model import RenderedSite

KEPT = [(browser, f"{page}.{code}") for browser, page, code in product(BROWSERS, PAGES, CODES)]
GOOD: Said = [
    ("cy", "Gadael nawr"),
    ("en", "link"),
    ("cy", "Ffonio 0 8 0 0, 1 1 1 1: Childline"),
    ("en", "link"),
    ("en", "English"),
    ("en", "link"),
]
SCREENS: dict[str, Said] = {
    "arrive": [("en", "Finished loading Ar unwaith – Camau.")],
    "read all": [*GOOD, ("cy", "1 o 10"), ("en", "heading level 2"), ("cy", "Stopia ateb")],
    "Stopia": [("en", "2 o 10. Paid â thalu heading level 2.")],
    "Paid": [("en", "3 o 10."), ("en", "Cael help heading level 2.")],
}


def _with(**parts: Said) -> dict[str, Said]:
    return SCREENS | {name.replace("_", " "): said for name, said in parts.items()}


def test_transcripts_cover_languages_and_browsers() -> None:
    assert len(PAGES) == 12
    kept = set(transcripts.FOLDER.rglob("*.txt"))
    assert kept == {transcripts.file_of(*hearing) for hearing in KEPT} | {transcripts.READER}


def test_what_is_kept_sounds_right() -> None:
    for browser, page in KEPT:
        text = transcripts.text_of(transcripts.file_of(browser, page))
        heard = transcripts.read(text)
        assert transcripts.written(heard) == text, (browser, page)
        assert list(rules.faults(page, heard)) == [], (browser, page)


def test_no_page_holds_a_symbol_that_is_spoken(rendered: RenderedSite) -> None:
    pages = {
        path: file.body.decode() for path, file in rendered.items() if file.content_type.startswith("text/html")
    }
    assert len(pages) > 100
    assert [
        path for path, body in pages.items() if re.search("[·•→»]", re.sub("<script.*?</script>", "", body))
    ] == []


@pytest.mark.parametrize(
    ("part", "said", "fault"),
    [
        ("read_all", [("cy", "Camau"), *SCREENS["read all"]], "first comes"),
        ("read_all", [*SCREENS["read all"], ("cy", "Dan 19 middle dot Ar agor")], "a symbol"),
        ("read_all", [*SCREENS["read all"], ("cy", "999"), ("en", "link")], "in one piece"),
        ("read_all", [*SCREENS["read all"], ("cy", "Ffonio 101, 1 0 1"), ("en", "link")], "in one piece"),
        ("read_all", [*SCREENS["read all"], ("cy", "1 0 1, 1 0 1"), ("en", "link")], "twice"),
        ("read_all", [*SCREENS["read all"], ("en", "Leave")], "neither Welsh"),
        ("read_all", [*SCREENS["read all"], ("cy", "You can skip all of the rest.")], "English spoken as Welsh"),
        ("read_all", [*SCREENS["read all"], ("cy", "2 o 10 Paid â thalu")], "screens said at once"),
        ("Paid", [("en", "Cael help heading level 2.")], "no position"),
        ("Paid", [("en", "3 o 102 funud o nodiadau heading level 2.")], "no position"),
        ("Paid", [("en", "3 o 10Cael help heading level 2.")], "run together"),
        ("Paid", [("en", "3 o 10. heading level 2.")], "no title"),
    ],
)
def test_what_sounds_wrong_is_noticed(part: str, said: Said, fault: str) -> None:
    assert list(rules.faults("now.cy", SCREENS)) == []
    assert [found for found in rules.faults("now.cy", _with(**{part: said})) if fault in found]


def test_synthesiser_follows_the_protocol_and_keeps_speech(tmp_path: Path) -> None:
    asked = """INIT
SET
language=cy
.
SPEAK
<speak><mark name="0:4"/>Mae&apos;n
iawn</speak>
..
.
QUIT
"""
    heard = tmp_path / "said.jsonl"
    command = [sys.executable, synthesiser.__file__, str(heard)]
    answers = subprocess.run(command, input=asked, capture_output=True, text=True, check=True).stdout.splitlines()
    assert json.loads(heard.read_text(encoding="utf-8")) == ["cy", "Mae'n iawn ."]
    assert answers[:2] == ["299-ready", "299 OK LOADED SUCCESSFULLY"]
    spoken = ["202 OK RECEIVING MESSAGE", "200 OK SPEAKING", "701 BEGIN", "700-0:4", "700 INDEX MARK", "702 END"]
    assert answers[-7:] == [*spoken, "210 OK QUIT"]
