"""The exit bar stays in the visual viewport under pinch zoom."""

import pytest

from tests.browser.conftest import PHONE, NewContext
from tests.browser.touch import Finger
from tests.support.safe_site import SafeSite

SEEN = """() => {
  const { height, offsetLeft, offsetTop, width, scale } = visualViewport;
  const { bottom, left, right, top } = document.querySelector("[data-exit]").getBoundingClientRect();
  return {
    place: [offsetLeft, offsetTop, scrollY],
    inside: left >= offsetLeft - 1 && right <= offsetLeft + width + 1 && top >= offsetTop - 1
      && bottom <= offsetTop + height + 1,
    size: Math.min(right - left, bottom - top) * scale,
  };
}"""
AT = """() => {
  const { offsetLeft, offsetTop } = visualViewport;
  const { height, left, top, width } = document.querySelector("[data-exit]").getBoundingClientRect();
  return [left - offsetLeft + width / 2, top - offsetTop + height / 2];
}"""
AT_REST = """() => new Promise((done) => {
  let last, frames;
  const look = () => {
    const { offsetLeft, offsetTop } = visualViewport;
    const place = [offsetLeft, offsetTop, scrollY].join();
    frames = place === last ? frames + 1 : 0;
    last = place;
    if (frames < 9) requestAnimationFrame(look);
    else done();
  };
  look();
})"""
CORNERS = ((-1, -1), (1, -1), (1, 1), (-1, 1))
"""Which way a finger pushes the page, so that each corner of it is seen in turn."""


def _push(finger: Finger, scale: float, right: int, down: int) -> None:
    """Push the page as far as a finger goes; it rests before it is lifted, so that nothing glides on."""
    width, height = PHONE["width"] / scale, (PHONE["height"] - 100) / scale
    shares = [0.1, 0.3, 0.5, 0.7, 0.9, 0.9, 0.9, 0.9]
    places = [
        (width * (share if right > 0 else 1 - share), height * (share if down > 0 else 1 - share))
        for share in shares
    ]
    finger.down(*places[0])
    for place in places[1:]:
        finger.slide(*place)
    finger.up()


@pytest.mark.requirement("Q3", "Q5")
@pytest.mark.parametrize(
    "scale", [*(pytest.param(scale, marks=pytest.mark.exhaustive) for scale in (1, 1.5, 2)), 4]
)
def test_exit_stays_on_a_zoomed_screen_and_leaves(
    new_context: NewContext, safe_site: SafeSite, scale: float
) -> None:
    page = new_context(is_mobile=True).new_page()
    page.goto("/cy/cam-2/")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setPageScaleFactor", {"pageScaleFactor": scale})
    page.wait_for_function(f"Math.abs(visualViewport.scale - {scale}) < 0.1")
    finger = Finger(page)
    seen_from = set()
    for corner in CORNERS:
        _push(finger, scale, *corner)
        page.evaluate(AT_REST)
        seen = page.evaluate(SEEN)
        assert seen["inside"], (corner, seen)
        assert seen["size"] >= 47, seen
        seen_from.add(tuple(seen["place"]))
    assert len(seen_from) > 1, "the page did not move"
    finger.down(*page.evaluate(AT))
    finger.up()
    page.wait_for_url(safe_site.url)
