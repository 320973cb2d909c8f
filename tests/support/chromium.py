"""Finds a Chromium for the browser tests, or installs one, and says which: `python -m tests.support.chromium`."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
ARGUMENTS = [
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


def _playwrights_own() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _starts(path: str) -> bool:
    """Say whether this Chromium runs here: one that lacks a system library does not."""
    command = [path, "--headless", *ARGUMENTS, "--dump-dom", "about:blank"]
    try:
        return subprocess.run(command, check=False, capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


@cache
def find() -> str | None:
    """Return the first Chromium that starts: `CHROMIUM`, one on the PATH, or Playwright's own."""
    candidates = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), _playwrights_own()]
    return next((path for path in candidates if path and _starts(path)), None)


def _run(command: list[str]) -> bool:
    print("Chromium: trying", " ".join(command), flush=True)
    try:
        return subprocess.run(command, check=False, timeout=600).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _package_manager() -> list[list[str]]:
    if not shutil.which("apt-get"):
        return []
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    return [[*as_root, "apt-get", "update", "-qq"], [*as_root, "apt-get", "install", "-y", "-qq", "chromium"]]


def install() -> str | None:
    """Install a Chromium and return its path: Playwright's download, else the system's package."""
    ways = [[[sys.executable, "-m", "playwright", "install", "chromium"]], _package_manager()]
    for commands in ways:
        if commands and all(_run(command) for command in commands):
            find.cache_clear()
            path = find()
            if path:
                return path
    return None


def main() -> None:
    path = find()
    if path is None:
        print("Chromium: none is installed.", flush=True)
        path = install()
    if path is None:
        sys.exit("Chromium: none found and none could be installed. Install one, or set CHROMIUM to its path.")
    print(f"Chromium: using {path}", flush=True)


if __name__ == "__main__":
    main()
