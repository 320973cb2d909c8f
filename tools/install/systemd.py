"""Find systemd's judge of units, or install it: `python -m tools.install.systemd`."""

import os
import shutil

from tools.install import programs


def find() -> str | None:
    """Return the first `systemd-analyze` that starts: `SYSTEMD_ANALYZE`, or the one on the PATH."""
    candidates = [os.environ.get("SYSTEMD_ANALYZE"), shutil.which("systemd-analyze")]
    return next((path for path in candidates if path and programs.starts([path, "--version"])), None)


def main() -> None:
    """Find systemd-analyze or install it."""
    programs.find_or_install("systemd-analyze", "SYSTEMD_ANALYZE", find, [programs.from_apt("systemd")])


if __name__ == "__main__":
    main()
