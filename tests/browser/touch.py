"""Touch events in Chromium."""

import time

from playwright.sync_api import Page

STEP, LONGEST = 0.05, 1.0
"""Seconds between the events of a touch, and the most that one takes: it ends in the past."""


class Finger:
    """One finger on the screen; places are in pixels from the top left corner.

    Its events carry their own times: how fast it moves does not depend on how busy the machine is.
    """

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._now = 0.0

    def _touch(self, kind: str, *points: tuple[float, float]) -> None:
        self._now += STEP
        places = [{"x": x, "y": y} for x, y in points]
        event = {"type": kind, "touchPoints": places, "timestamp": self._now}
        self._session.send("Input.dispatchTouchEvent", event)

    def down(self, x: float, y: float) -> None:
        self._now = time.time() - LONGEST
        self._touch("touchStart", (x, y))

    def slide(self, x: float, y: float) -> None:
        self._touch("touchMove", (x, y))

    def up(self) -> None:
        self._touch("touchEnd")


def centre_of_exit(page: Page) -> tuple[float, float]:
    """Return the place in the middle of the exit."""
    box = page.locator("[data-exit]").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
