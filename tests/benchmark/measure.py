"""Measure what every page puts on a small phone at once, in every language: `python -m tests.benchmark.measure`.

Prints a row for each page, the medians and the worst beside their bars, and what stands above the bar on the first
screen of *Get help now*. Ends in failure where a bar is passed.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from statistics import median

from playwright.sync_api import Page, sync_playwright

from tests.support.measures import HOME, MEDIAN, SCRIPT, Measure, by_language, over_the_bars
from tests.support.registry import BY_NAME, STORE, every_address
from tools.install import chromium
from tools.screenshots import EVENING, ORIGIN, serve
from webapp import create_app
from webapp.config import Settings
from webapp.facts.phone_numbers import tel_digits
from webapp.i18n.languages import LANGUAGES, Language

ROW = "{:<34}{:>7}{:>7}{:>9}{:>7}  {}"
FIRST = ("999", "101", "CEOP")
HELPLINES = ("Childline", "Meic")
ON_HELP = {(360, 640): (*FIRST, "I can’t go on"), (360, 560): (*FIRST, "I can’t go on"), (320, 568): FIRST}
"""What must stand above the bar of *Get help now*, by the size of the screen; the helplines too, or one of them."""


def _ways(language: Language) -> dict[str, str]:
    """Return where each way to help leads from *Get help now* in `language`."""
    services = STORE.services
    ceop = services["ceop"].url
    assert ceop is not None
    rung = {"999": "emergency", "101": "police", "Childline": "childline", "Meic": "meic"}
    return {name: f"tel:{tel_digits(str(services[key].phone))}" for name, key in rung.items()} | {
        "I can’t go on": BY_NAME["talk"].path(language),
        "CEOP": ceop.pages.get(language.code, ceop.pages["en"]),
    }


def _look(page: Page, path: str, size: tuple[int, int] = (360, 640)) -> Measure:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(path)
    return Measure.of(page.evaluate("measure()"))


def _row(path: str, one: Measure) -> str:
    kinds = " ".join(f"{name} {count}" for name, count in one.kinds.items() if count)
    return ROW.format(path, one.words, one.links, f"{one.screens:.1f}", _depth(one), kinds)


def _depth(one: Measure) -> str:
    """Return where the first action begins, marked where it is under the bar."""
    return f"{'' if one.depth is None else one.depth}{'' if one.clear else '!'}"


def _summary(measures: Mapping[str, Measure]) -> Iterator[str]:
    ways: dict[str, Callable[[Measure], float]] = {
        "words": lambda one: one.words,
        "links": lambda one: one.links,
        "screens": lambda one: one.screens,
        "depth": lambda one: one.depth or 0,
    }
    for name, of in ways.items():
        worst = max(measures, key=lambda path: of(measures[path]))
        middles = [
            f"{code} {median(of(one) for one in pages):>6.1f}" for code, pages in by_language(measures).items()
        ]
        bar = f"at most {MEDIAN[name]}" if name in MEDIAN else ""
        yield f"{name:<10}median {'  '.join(middles)}  {bar:<14} worst {of(measures[worst]):>7.1f}  {worst}"
    for language in LANGUAGES:
        home = measures[BY_NAME["home"].path(language)]
        yield f"home, {language.code}: " + ", ".join(
            f"{getattr(home, name):.1f} {name} (at most {most})" for name, most in HOME.items()
        )


def _hidden(page: Page, language: Language, size: tuple[int, int]) -> list[str]:
    """Return what must be seen on *Get help now* on a screen of this size, and is not."""
    ways = _ways(language)
    above = _look(page, BY_NAME["help"].path(language), size).above
    helplines = [name for name in HELPLINES if ways[name] not in above]
    spared = 0 if size == (360, 640) else 1
    return [name for name in ON_HELP[size] if ways[name] not in above] + helplines[spared:]


def _below_the_bar(page: Page) -> Iterator[str]:
    """Yield what is hidden on *Get help now*, in each language and size, and print it."""
    for language in LANGUAGES:
        for size in ON_HELP:
            hidden = _hidden(page, language, size)
            what = f"hidden: {', '.join(hidden)}" if hidden else "all seen"
            print(f"help, {language.code}, {size[0]}×{size[1]}: {what}")
            yield from hidden


def main() -> int:
    """Print the table and return 1 where a bar is not kept."""
    client = create_app(Settings(public_url=ORIGIN)).test_client()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
        context = browser.new_context(base_url=ORIGIN, is_mobile=True, has_touch=True, service_workers="block")
        context.clock.set_fixed_time(EVENING)
        context.add_init_script(path=SCRIPT)
        serve(context, client)
        page = context.new_page()
        measures = {path: _look(page, path) for _page, _language, path in every_address()}
        print(ROW.format("page", "words", "links", "screens", "depth", "kinds"))
        for path, one in measures.items():
            print(_row(path, one))
        print(*_summary(measures), sep="\n")
        hidden = list(_below_the_bar(page))
        browser.close()
    over = over_the_bars(measures)
    print(*over, sep="\n")
    return 1 if over or hidden else 0


if __name__ == "__main__":
    sys.exit(main())
