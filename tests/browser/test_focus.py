"""Focus goes round every page in order: the exit, the skip link, the page; it is seen, and never under the bar."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, NewContext
from tests.browser.layout import enlarge, open_all
from tests.support.addresses import every_kind_once

POINTS = 3
FOCUSED = """() => {
  const now = document.activeElement;
  if (now === document.body || now === document.documentElement) return null;
  const box = now.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].map((part) => [box.left + box.width / 2, box.top + box.height * part]);
  const bar = document.querySelector(".bar");
  const { outlineStyle, outlineWidth } = getComputedStyle(now);
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  return {
    words: now.getAttribute("aria-label") ?? now.textContent.trim(),
    exit: now.hasAttribute("data-exit"),
    skip: now.matches(".skip"),
    number: [...document.querySelectorAll("*")].indexOf(now),
    outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    covered: points.filter(([x, y]) => {
      const top = document.elementFromPoint(x, y);
      return !top || !(now.contains(top) || top.contains(now)) || (bar?.contains(top) && !bar.contains(now));
    }).length,
    room: innerHeight - parseFloat(scrollPaddingTop) - parseFloat(scrollPaddingBottom) - box.height,
  };
}"""


def tab_round(page: Page, key: str = "Tab") -> list[dict[str, Any]]:
    """Press Tab until focus leaves the page or has been everywhere; return what was met."""
    met: list[dict[str, Any]] = []
    for _ in range(200):
        page.keyboard.press(key)
        focused = page.evaluate(FOCUSED)
        if focused is None or focused["number"] in {stop["number"] for stop in met}:
            return met
        met.append(focused)
    raise AssertionError(f"Focus never leaves {page.url}")


@pytest.mark.exhaustive
@pytest.mark.parametrize("path", every_kind_once())
def test_tab_goes_round_in_order(new_context: NewContext, path: str) -> None:
    """What `audit/` asks of every page by script, with the key itself."""
    page = new_context(has_touch=False).new_page()
    page.goto(path)
    open_all(page)
    met = tab_round(page)
    assert [at for at, stop in enumerate(met) if stop["exit"]] == [0]
    assert [at for at, stop in enumerate(met) if stop["skip"]] == [1]
    numbers = [stop["number"] for stop in met]
    assert numbers == sorted(numbers)
    assert [stop["words"] for stop in met if stop["covered"]] == []
    assert [stop["words"] for stop in met if not stop["outlined"]] == []


VIEWS = {"400%": ((320, 256), 1), "text-200%": ((320, 640), 2), "desktop": ((1280, 640), 1)}
PATHS = ("/en/help/", "/cy/cam-2/", "/cy/cynllun/", "/en/my-words/")
EVERY_RUN = {("/en/help/", "400%"), ("/cy/cynllun/", "text-200%"), ("/en/my-words/", "desktop")}


@pytest.mark.parametrize(
    ("path", "view"),
    [
        pytest.param(path, view, marks=() if (path, view) in EVERY_RUN else pytest.mark.exhaustive)
        for path in PATHS
        for view in VIEWS
    ],
)
def test_focus_is_never_covered(new_context: NewContext, path: str, view: str) -> None:
    (width, height), times = VIEWS[view]
    page = new_context(viewport={"width": width, "height": height}, has_touch=False).new_page()
    page.goto(path)
    open_all(page)
    enlarge(page, times)
    for key in ("Tab", "Shift+Tab"):
        met = tab_round(page, key)
        assert len(met) > 15
        assert [stop["words"] for stop in met if stop["covered"] and stop["room"] > 0] == []
        assert [stop["words"] for stop in met if stop["covered"] == POINTS] == [], "hidden whole"


def test_a_covered_stop_would_be_noticed(new_context: NewContext) -> None:
    page = new_context(viewport=PHONE, has_touch=False).new_page()
    page.goto("/en/help/")
    page.evaluate("document.documentElement.style.scrollPadding = '0'")
    assert [stop for stop in tab_round(page) if stop["covered"]]


def test_the_skip_link_skips(new_context: NewContext) -> None:
    page = new_context(has_touch=False).new_page()
    for path in ("/en/help/", "/cy/ysgol/"):
        page.goto(path)
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)"), path
