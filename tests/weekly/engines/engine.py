"""What a test asks of a browser engine, whichever driver stands behind it."""

import time
from collections.abc import Callable
from typing import Any, Protocol

ESCAPE, SHIFT = "\ue00c", "\ue008"


class Engine(Protocol):
    """One window of a browser. Addresses are whole; selectors are CSS."""

    name: str

    @property
    def url(self) -> str: ...

    def open(self, url: str) -> None:
        """Go to an address and wait for it to load."""

    def back(self) -> None:
        """Press Back and wait for what comes."""

    def forward(self) -> None:
        """Press Forward and wait for what comes."""

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the page; return what it returns."""

    def click(self, selector: str) -> None:
        """Press an element as a mouse does."""

    def press(self, *keys: str) -> None:
        """Press and let go of each key in turn, by its WebDriver code, such as `ESCAPE`."""

    def new_tab(self) -> str:
        """Open another tab, go to it and return its name."""

    def tab(self) -> str:
        """Return the name of the tab in front."""

    def switch(self, tab: str) -> None:
        """Go to a tab by its name."""

    def close(self) -> None:
        """End the browser."""


def text(engine: Engine, selector: str) -> str:
    """Return the words of an element."""
    found: str = engine.run("return document.querySelector(arguments[0]).innerText", selector)
    return found


def wait_until(true: Callable[[], bool], what: str) -> None:
    """Wait until something is so. Raise `TimeoutError` after 15 seconds."""
    for _ in range(150):
        if true():
            return
        time.sleep(0.1)
    raise TimeoutError(what)


def wait_for_url(engine: Engine, url: str) -> None:
    """Wait until the page at `url` has loaded."""

    def there() -> bool:
        return engine.url == url and engine.run("return document.readyState") == "complete"

    try:
        wait_until(there, url)
    except TimeoutError as late:
        raise TimeoutError(f"{engine.name} is at {engine.url}, not at {url}") from late
