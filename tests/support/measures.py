"""How much each page puts on a small phone at once, and the bars for it: `measure.js` takes the numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

from tests.support.registry import BY_NAME
from tests.support.server import ROOT
from webapp.languages import LANGUAGES

SCRIPT = ROOT / "tests" / "support" / "measure.js"
MEDIAN = {"screens": 2.6, "links": 16}
"""The most that the median page may have."""
HOME = {"screens": 3.2, "links": 36}
"""The most that the home page may have, in each language."""


@dataclass(frozen=True)
class Measure:
    """One page as it comes: `depth` is where its first action begins, `above` the links clear of the bar."""

    words: int
    links: int
    screens: float
    depth: int | None
    kinds: Mapping[str, int]
    above: tuple[str, ...]

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Measure":
        """Return what `measure()` told, as a measure."""
        return cls(**{**told, "above": tuple(told["above"])})


def over_the_bars(measures: Mapping[str, Measure]) -> list[str]:
    """Return one line for each bar that these pages, all of them by address, do not keep."""
    homes = {BY_NAME["home"].path(language) for language in LANGUAGES}
    found = [
        _over("the median page", name, [getattr(one, name) for one in measures.values()], most)
        for name, most in MEDIAN.items()
    ]
    found += [
        _over(path, name, [getattr(measures[path], name)], most)
        for path in sorted(homes)
        for name, most in HOME.items()
    ]
    return [line for line in found if line]


def _over(what: str, name: str, values: Iterable[float], most: float) -> str:
    value = median(values)
    return f"{what}: {value:.2f} {name}, at most {most}" if value > most else ""
