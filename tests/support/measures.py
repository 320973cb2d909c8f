"""How much each page puts on a small phone at once, and the bars for it: `measure.js` takes the numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

from tests.support.registry import BY_NAME
from tests.support.server import ROOT
from webapp.i18n.languages import LANGUAGES

SCRIPT = ROOT / "tests" / "support" / "measure.js"
MEDIAN = {"screens": 2.6, "links": 16}
"""The most that the median page may have."""
HOME = {"screens": 3.2, "links": 36}
"""The most that the home page may have, in each language."""
NO_ACTION = {"about", "accessibility", "keep", "leaving", "privacy", "sources", "app_sources", "views"}
"""Pages to read, which ask for nothing: on every other one the first action ends above the bar."""

READ_ONLY = {BY_NAME[name].path(language) for name in NO_ACTION for language in LANGUAGES}


@dataclass(frozen=True)
class Measure:
    """One page as it comes: `depth` is where its first action begins, `above` the links clear of the bar.

    `clear` says whether that action ends above the bar; the row to those who listen and to 999 is none.
    """

    words: int
    links: int
    screens: float
    depth: int | None
    clear: bool
    kinds: Mapping[str, int]
    above: tuple[str, ...]

    @classmethod
    def of(cls, measured: Mapping[str, Any]) -> "Measure":
        """Return what `measure()` told, as a measure."""
        return cls(**{**measured, "above": tuple(measured["above"])})


def late(path: str, measured: Measure) -> list[str]:
    """Return what is wrong where the first action of a page that has one to do is under the bar."""
    if measured.clear or path in READ_ONLY:
        return []
    return [f"the first action begins at {measured.depth} and is not clear of the bar"]


def over_the_bars(measures: Mapping[str, Measure]) -> list[str]:
    """Return one line for each bar that these pages, all of them by address, do not keep."""
    homes = {BY_NAME["home"].path(language) for language in LANGUAGES}
    found = [
        _over(f"the median page, {code}", name, [getattr(one, name) for one in pages], most)
        for code, pages in by_language(measures).items()
        for name, most in MEDIAN.items()
    ]
    found += [
        _over(path, name, [getattr(measures[path], name)], most)
        for path in sorted(homes)
        for name, most in HOME.items()
    ]
    found += [f"{path}: {line}" for path, measured in measures.items() for line in late(path, measured)]
    return [line for line in found if line]


def by_language(measures: Mapping[str, Measure]) -> dict[str, list[Measure]]:
    """Return the measures of the pages in each language, by its code."""
    return {
        language.code: [one for path, one in measures.items() if path.startswith(f"/{language.code}/")]
        for language in LANGUAGES
    }


def _over(what: str, name: str, values: Iterable[float], most: float) -> str:
    value = median(values)
    return f"{what}: {value:.2f} {name}, at most {most}" if value > most else ""
