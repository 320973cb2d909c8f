"""The bars for what a page puts on a small phone are held for the median page and for home."""

from tests.support.measures import HOME, MEDIAN, Measure, over_the_bars
from tests.support.registry import BY_NAME
from webapp.languages import LANGUAGES

HOMES = [BY_NAME["home"].path(language) for language in LANGUAGES]


def _measures(screens: float, links: int, home_screens: float, home_links: int) -> dict[str, Measure]:
    def one(high: float, many: int) -> Measure:
        return Measure(words=100, links=many, screens=high, depth=0, kinds={}, above=())

    others = {f"/{number}/": one(screens, links) for number in range(9)}
    return others | {path: one(home_screens, home_links) for path in HOMES}


def test_pages_at_the_bars_keep_them() -> None:
    at_the_bars = _measures(MEDIAN["screens"], int(MEDIAN["links"]), HOME["screens"], int(HOME["links"]))
    assert over_the_bars(at_the_bars) == []


def test_each_bar_that_is_passed_is_named() -> None:
    over = over_the_bars(_measures(2.7, 17, 3.3, 37))
    assert [line.split(": ")[0] for line in over] == [
        *["the median page"] * 2,
        *(path for path in sorted(HOMES) for _ in HOME),
    ]
