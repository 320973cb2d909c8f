"""Finds a Chromium for the browser tests, or installs one, and says which: `python -m tests.support.chromium`."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.support import programs

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
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


def _playwrights_own() -> str | None:
    """Ask in a process of its own: a test that is running has a Playwright at work, and there may be only one."""
    asked = subprocess.run([sys.executable, "-c", PLAYWRIGHTS_OWN], check=True, capture_output=True, text=True)
    path = asked.stdout.strip()
    return path if Path(path).is_file() else None


def _starts(path: str) -> bool:
    return programs.starts([path, "--headless", *ARGUMENTS, "--dump-dom", "about:blank"])


def _look() -> str | None:
    candidates = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), _playwrights_own()]
    return next((path for path in candidates if path and _starts(path)), None)


@cache
def find() -> str | None:
    """Return the first Chromium that starts: `CHROMIUM`, one on the PATH, or Playwright's own."""
    return _look()


def main() -> None:
    """Find Chromium or install it."""
    playwrights_download = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    ways = [playwrights_download, programs.from_apt("chromium")]
    programs.find_or_install("Chromium", "CHROMIUM", _look, ways)


if __name__ == "__main__":
    main()
