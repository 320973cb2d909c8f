"""The share of words that people have approved, as `make release` counts it; elsewhere nobody has counted."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import NonNegativeInt, PositiveInt

from webapp.core import files
from webapp.facts.fields import Record

FILE = "approved.json"


class Counts(Record):
    """Of each language: how many words are approved, and how many there are."""

    en: tuple[NonNegativeInt, PositiveInt]
    cy: tuple[NonNegativeInt, PositiveInt]


def load(folder: Path) -> Mapping[str, int]:
    """Return how many of every hundred words are approved, by language; nothing without a sound file."""
    try:
        counts = Counts.model_validate_json(files.read(folder / FILE))
    except (OSError, ValueError):
        return {}
    return {code: min(100 * approved // every, 100) for code, (approved, every) in counts}
