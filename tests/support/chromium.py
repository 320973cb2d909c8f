"""Finds a Chromium for the browser tests, or installs one, and says which: `python -m tests.support.chromium`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
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


def find() -> str | None:
    """Return the path of an installed Chromium: `CHROMIUM`, one on the PATH, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    return named or on_path or _playwrights_own()


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


def install() -> None:
    """Install a Chromium: Playwright's download, else the system's package."""
    if not _run([sys.executable, "-m", "playwright", "install", "chromium"]):
        for command in _package_manager():
            _run(command)


def main() -> None:
    path = find()
    if path is None:
        print("Chromium: none is installed.", flush=True)
        install()
        path = find()
    if path is None:
        sys.exit("Chromium: none found and none could be installed. Install one, or set CHROMIUM to its path.")
    print(f"Chromium: using {path}", flush=True)


if __name__ == "__main__":
    main()
