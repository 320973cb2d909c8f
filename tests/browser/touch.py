"""Touch events in Chromium."""

from playwright.sync_api import Page


class Finger:
    """One finger on the screen; places are in pixels from the top left corner."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)

    def _touch(self, kind: str, *points: tuple[float, float]) -> None:
        self._session.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]}
        )

    def down(self, x: float, y: float) -> None:
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
