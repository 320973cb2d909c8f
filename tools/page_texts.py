"""Extract the texts of the page registry, `webapp/pages/*.toml`, for the message catalogues."""

import tomllib
from collections.abc import Iterator
from typing import IO

NOTES = {
    "title": ["TRANSLATORS: a title for the tab. It must tell an onlooker nothing."],
    "heading": [],
    "short": ["TRANSLATORS: The name of a page in links."],
    "description": [],
}


def extract(file: IO[bytes], *_babel: object, **_options: object) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield the line, function, message and comments of each text, as Babel asks for them."""
    for page in tomllib.load(file).values():
        yield from ((1, "N_", page[key], notes) for key, notes in NOTES.items() if key in page)
