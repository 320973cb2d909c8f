"""Find a Chromium for the browser tests, or install one, and say which: `python -m tools.install.chromium`.

Most tests drive its headless shell: the same engine without a window's machinery, at a quarter of the processor's
time for each new profile. What a shell lacks (pages kept in memory for Back, a person's settings) needs the whole.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from tools.install import programs

SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
ARGUMENTS = [
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
    "--host-resolver-rules=MAP *.localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
PLAYWRIGHTS_OWN = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def _playwrights_own() -> tuple[str | None, str | None]:
    """Return the headless shell and the browser that Playwright downloaded.

    Asked in a process of its own: a test that is running has a Playwright at work, and there may be only one.
    """
    asked = subprocess.run([sys.executable, "-c", PLAYWRIGHTS_OWN], check=True, capture_output=True, text=True)
    browser = Path(asked.stdout.strip())
    revision = browser.parent.parent.name.removeprefix("chromium-")
    shells = browser.parents[2].glob(f"chromium_headless_shell-{revision}/*/*headless[_-]shell*")
    return next((str(path) for path in shells if path.is_file()), None), str(browser)


STARTED = Path(sys.prefix) / "chromium-started"
"""A line for each browser that has started here, as it was then: to try one takes a second."""


def _starts(path: str) -> bool:
    file = Path(path).resolve()
    try:
        line = f"{file} {file.stat().st_mtime_ns} {file.stat().st_size}"
    except OSError:
        return False
    if STARTED.is_file() and line in STARTED.read_text(encoding="utf-8").splitlines():
        return True
    started = programs.starts([path, "--headless", *ARGUMENTS, "--dump-dom", "about:blank"])
    if started:
        with suppress(OSError), STARTED.open("a", encoding="utf-8") as known:
            known.write(f"{line}\n")
    return started


def _first(names: Iterable[str], playwrights_own: int) -> str | None:
    """Return the first that starts; ask Playwright, which takes a second, only where no other does."""
    for path in (os.environ.get("CHROMIUM"), *map(shutil.which, names)):
        if path and _starts(path):
            return path
    path = _playwrights_own()[playwrights_own]
    return path if path and _starts(path) else None


def _shell() -> str | None:
    return _first(SHELLS, 0)


def _browser() -> str | None:
    return _first(BROWSERS, 1)


@cache
def find() -> str | None:
    """Return the first Chromium that starts: `CHROMIUM`, a headless shell, or a whole browser."""
    return _shell() or _browser()


@cache
def find_browser() -> str | None:
    """Return the first whole Chromium that starts: `CHROMIUM`, one on the PATH, or Playwright's own."""
    return _browser()


def main() -> None:
    """Find a whole Chromium and its headless shell, or install them; be content where no shell is to be had."""
    download = [sys.executable, "-m", "playwright", "install"]
    ways = [[[*download, "--no-shell", "chromium"]], programs.from_apt("chromium")]
    programs.find_or_install("Chromium", "CHROMIUM", _browser, ways)
    ways = [[[*download, "--only-shell", "chromium"]], programs.from_apt("chromium-headless-shell")]
    programs.installed("Chromium’s headless shell", _shell, ways)


if __name__ == "__main__":
    main()
