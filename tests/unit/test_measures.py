"""The bars for what a page puts on a small phone are held: medians, home, and where the first action stands."""

from tests.support.measures import HOME, MEDIAN, Measure, over_the_bars
from tests.support.registry import BY_NAME
from webapp.i18n.languages import LANGUAGES

HOMES = [BY_NAME["home"].path(language) for language in LANGUAGES]


def _one(screens: float, links: int, *, clear: bool = True) -> Measure:
    return Measure(words=100, links=links, screens=screens, depth=0, clear=clear, kinds={}, above=())


def _measures(screens: float, links: int, home_screens: float, home_links: int) -> dict[str, Measure]:
    others = {f"{home}{number}/": _one(screens, links) for home in HOMES for number in range(9)}
    return others | {path: _one(home_screens, home_links) for path in HOMES}


def test_pages_at_the_bars_keep_them() -> None:
    at_the_bars = _measures(MEDIAN["screens"], int(MEDIAN["links"]), HOME["screens"], int(HOME["links"]))
    assert over_the_bars(at_the_bars) == []


def test_each_bar_that_is_passed_is_named() -> None:
    over = over_the_bars(_measures(2.7, 17, 3.3, 37))
    assert [line.split(": ")[0] for line in over] == [
        *(f"the median page, {language.code}" for language in LANGUAGES for _ in MEDIAN),
        *(path for path in sorted(HOMES) for _ in HOME),
    ]


def test_the_median_is_held_in_each_language() -> None:
    """Welsh is longer: the median of both together would hide it."""
    measures = _measures(2.0, 16, 3.0, 30)
    welsh = {path: _one(2.7, 16) for path in measures if path.startswith("/cy/") and path not in HOMES}
    assert over_the_bars(measures | welsh) == ["the median page, cy: 2.70 screens, at most 2.6"]


def test_a_first_action_under_the_bar_is_named() -> None:
    path, read_only = (BY_NAME[name].path(LANGUAGES[0]) for name in ("tell", "sources"))
    measures = _measures(2.0, 16, 3.0, 30) | {name: _one(2.0, 16, clear=False) for name in (path, read_only)}
    [line] = over_the_bars(measures)
    assert line.startswith(f"{path}: the first action")
