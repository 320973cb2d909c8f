"""A language that runs from the right: nothing sticks out, numbers keep their order, arrows point onwards."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.addresses import kinds
from tests.support.fault_server import FaultServer
from tests.support.pseudolocale import add
from tests.support.registry import STORE
from tests.support.site_copy import SiteCopy

pytestmark = pytest.mark.exhaustive
GROUPS_IN_ORDER = """numbers => numbers.filter(number => {
  const text = number.firstChild, words = text.data.split(" "), edge = (from, to) => {
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, to);
    return range.getBoundingClientRect();
  };
  const first = edge(0, words[0].length), last = edge(text.length - words.at(-1).length, text.length);
  return words.length > 1 && first.top === last.top && first.left > last.left;
}).map(number => number.textContent)"""


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Page]:
    """A phone in front of the site with two more languages."""
    copy = SiteCopy(tmp_path_factory.mktemp("right-to-left"))
    add(copy, STORE.english_names)
    with FaultServer({"site": copy.release("site")}, "site").running() as server:
        context = browser.new_context(
            viewport={"width": 320, "height": 640}, base_url=server.url, service_workers="block"
        )
        yield context.new_page()
        context.close()


def test_pages_fit_and_numbers_keep_order(arabic: Page) -> None:
    for page in kinds():
        arabic.goto(f"/ar/{page.slugs.get('ar', page.slugs['en'])}/".replace("//", "/"))
        arabic.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
        assert arabic.evaluate("document.documentElement.scrollWidth") <= 320, page.name
        assert arabic.eval_on_selector_all(".number", GROUPS_IN_ORDER) == [], page.name


def test_lists_and_arrows_are_mirrored(arabic: Page) -> None:
    arabic.goto("/ar/apps/discord/")
    style = "name => element => getComputedStyle(element)[name]"
    steps = arabic.locator("main ol").first
    assert steps.evaluate(f"({style})('paddingLeft')") == "0px"
    assert steps.evaluate(f"({style})('paddingRight')") != "0px"
    arabic.goto("/ar/")
    arrow = "element => new DOMMatrix(getComputedStyle(element, '::after').transform).a > 0 ? 'right' : 'left'"
    assert arabic.locator(".arrow").first.evaluate(arrow) == "left"
    arabic.goto("/en/")
    assert arabic.locator(".arrow").first.evaluate(arrow) == "right"
