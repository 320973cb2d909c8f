"""The exit is on the screen in a page that two fingers have zoomed in."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.support.safe_site import SafeSite

SEEN = """() => {
  const { height, offsetLeft, offsetTop, width, scale } = visualViewport;
  const { bottom, left, right, top } = document.querySelector("[data-exit]").getBoundingClientRect();
  return {
    scale,
    inside: left >= offsetLeft - 1 && right <= offsetLeft + width + 1 && top >= offsetTop - 1
      && bottom <= offsetTop + height + 1,
    size: Math.min(right - left, bottom - top) * scale,
  };
}"""
MOVED = """([x, y]) => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(done));
  scrollTo(x, y);
})"""


@pytest.mark.requirement("Q3")
@pytest.mark.parametrize("scale", [1, 1.5, 2, 4])
def test_zoomed_in_the_exit_is_on_the_screen_at_its_size(
    new_context: NewContext, safe_site: SafeSite, scale: float
) -> None:
    page = new_context(is_mobile=True).new_page()
    page.goto("/cy/cam-2/")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setPageScaleFactor", {"pageScaleFactor": scale})
    page.wait_for_function(f"Math.abs(visualViewport.scale - {scale}) < 0.1")
    for place in ([0, 0], [0, 600], [0, 100_000]):
        page.evaluate(MOVED, place)
        seen = page.evaluate(SEEN)
        assert seen["inside"], (place, seen)
        assert seen["size"] >= 47, seen
    _tap_where_it_is_seen(page)
    page.wait_for_url(safe_site.url)


def _tap_where_it_is_seen(page: Page) -> None:
    page.locator("[data-exit]").dispatch_event("click")
