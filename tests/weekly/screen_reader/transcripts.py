"""The kept transcripts: what is done in brackets, then a line for each utterance, its language first."""

import re
from pathlib import Path

from tests.support.server import ROOT
from tests.weekly.screen_reader.session import Said

FOLDER = Path(__file__).parent / "transcripts"
READER = FOLDER / "reader.txt"
"""The screen reader that was heard: another version has other words of its own."""


def file_of(browser: str, page: str) -> Path:
    """Return where the transcript of a page is kept."""
    return FOLDER / browser / f"{page}.txt"


def text_of(file: Path) -> str:
    """Return what is kept in a file; nothing if it is not there yet."""
    return file.read_text(encoding="utf-8") if file.exists() else ""


def name_of(file: Path) -> str:
    """Return what a transcript is called in messages."""
    return str(file.relative_to(ROOT))


def written(heard: dict[str, Said]) -> str:
    """Return a transcript as it stands in its file."""
    parts = [
        "\n".join([f"[{done}]", *(f"{language}: {words}" for language, words in said)])
        for done, said in heard.items()
    ]
    return "\n\n".join(parts) + "\n"


def read(text: str) -> dict[str, Said]:
    """Return what was heard, as `written` was given it."""
    parts = re.findall(r"^\[(.+)\]\n((?:\w\w: .+\n)*)", text, re.MULTILINE)
    return {done: re.findall(r"^(\w\w): (.+)$", said, re.MULTILINE) for done, said in parts}
