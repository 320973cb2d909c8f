"""Find Caddy, or install it: `python -m tools.install.caddy`."""

import os
import shutil

from tools.install import programs


def find() -> str | None:
    """Return the Caddy to use: `CADDY`, or one on the PATH."""
    return os.environ.get("CADDY") or shutil.which("caddy")


def main() -> None:
    """Find Caddy or install it."""
    programs.find_or_install("Caddy", "CADDY", find, [programs.from_apt("caddy")])


if __name__ == "__main__":
    main()
