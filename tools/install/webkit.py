"""Find WebKitGTK and a screen for it, or install both: `python -m tools.install.webkit`."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.install import programs

LIBRARIES = ("/usr/lib", "/usr/libexec", "/usr/lib64")


def _mini_browser() -> str | None:
    found = (path for folder in LIBRARIES for path in Path(folder).glob("**/webkit2gtk-4.*/MiniBrowser"))
    return next((str(path) for path in found), None)


def find() -> str | None:
    """Return the path of WebKitGTK's small browser, if its driver and Xvfb are here as well."""
    path = os.environ.get("WEBKIT") or _mini_browser()
    return path if path and shutil.which("WebKitWebDriver") and shutil.which("Xvfb") else None


@contextmanager
def screen() -> Iterator[str]:
    """Run a screen that nobody sees; give its name for `DISPLAY`."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as xvfb:
        assert xvfb.stdout
        try:
            yield f":{xvfb.stdout.readline().strip()}"
        finally:
            xvfb.terminate()


def main() -> None:
    """Find WebKitGTK or install it."""
    ways = [programs.from_apt("webkit2gtk-driver", "xvfb")]
    programs.find_or_install("WebKitGTK", "WEBKIT", find, ways)


if __name__ == "__main__":
    main()
