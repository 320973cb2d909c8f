"""The browsers that are heard: each with a window, a profile of its own, and nothing but this machine in reach."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.install import chromium, firefox

QUIET = {
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.sessionstore.resume_from_crash": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "browser.urlbar.autoFill": False,
    "browser.urlbar.suggest.history": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "intl.accept_languages": "en-GB,en",
    "places.history.enabled": False,
    "termsofuse.bypassNotification": True,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
"""Nothing that would say a word of its own in front of the page."""


@dataclass(frozen=True)
class Browser:
    """How one is found, and the command that opens its window with a profile in a folder."""

    find: Callable[[], str | None]
    command: Callable[[str, Path], list[str]]

    def start(self, profile: Path) -> list[str]:
        """Return the command; exit where there is none."""
        return self.command(self.find() or sys.exit("No such browser is installed."), profile)


def _firefox(path: str, profile: Path) -> list[str]:
    profile.mkdir()
    wanted = QUIET | firefox.PREFERENCES | {"accessibility.force_disabled": -1}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items())
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    return [path, "--no-remote", "--profile", str(profile), "about:blank"]


def _chromium(path: str, profile: Path) -> list[str]:
    options = ["--force-renderer-accessibility", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en-GB"]
    window = ["--no-default-browser-check", "--window-size=1200,950", f"--user-data-dir={profile}"]
    return [path, *chromium.ARGUMENTS, *options, *window, "about:blank"]


BROWSERS = {"firefox": Browser(firefox.find, _firefox), "chromium": Browser(chromium.find_browser, _chromium)}
