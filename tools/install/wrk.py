"""Find wrk, or install it: `python -m tools.install.wrk`."""

import shutil
import sys
from pathlib import Path

from tools.install import programs


def find() -> str | None:
    """Return the wrk to use."""
    return shutil.which("wrk")


def main() -> None:
    """Find wrk or install it; exit where the memory of processes cannot be read."""
    programs.find_or_install("wrk", "PATH", find, [programs.from_apt("wrk")])
    if not Path("/proc/self/smaps_rollup").is_file():
        sys.exit("These benchmarks read processes from /proc, which only Linux has.")


if __name__ == "__main__":
    main()
