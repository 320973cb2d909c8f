"""The kept transcripts: what is done in brackets, then a line for each utterance, its language first."""

from pathlib import Path

from tests.heard.session import Said
from tests.support.server import ROOT

FOLDER = Path(__file__).parent / "transcripts"


def file_of(browser: str, page: str) -> Path:
    """Return where the transcript of a page is kept, seen from the project's root."""
    return FOLDER.relative_to(ROOT) / browser / f"{page}.txt"


def written(heard: dict[str, Said]) -> str:
    """Return a transcript as it stands in its file."""
    parts = [
        "\n".join([f"[{done}]", *(f"{language}: {words}" for language, words in said)])
        for done, said in heard.items()
    ]
    return "\n\n".join(parts) + "\n"
