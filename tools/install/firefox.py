"""Find a Firefox for the tests in other engines, or install one: `python -m tools.install.firefox`."""

import os
import shutil

from tools.install import programs

NAMES = ("firefox-esr", "firefox")
PREFERENCES = {
    # Every other origin is out of reach: names are resolved by a proxy that is not there.
    "network.proxy.type": 1,
    "network.proxy.socks": "127.0.0.1",
    "network.proxy.socks_port": 9,
    "network.proxy.socks_remote_dns": True,
    "network.proxy.allow_hijacking_localhost": False,
}


def find() -> str | None:
    """Return the first Firefox that starts: `FIREFOX`, or one on the PATH."""
    candidates = [os.environ.get("FIREFOX"), *map(shutil.which, NAMES)]
    return next((path for path in candidates if path and programs.starts([path, "--version"])), None)


def main() -> None:
    """Find Firefox or install it."""
    ways = [programs.from_apt("firefox-esr"), programs.from_apt("firefox")]
    programs.find_or_install("Firefox", "FIREFOX", find, ways)


if __name__ == "__main__":
    main()
