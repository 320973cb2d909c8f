"""Find the screen reader Orca and the desktop that it needs, or install them: `python -m tools.install.orca`."""

import shutil

from tools.install import programs

PROGRAMS = ("orca", "speech-dispatcher", "dbus-run-session", "Xvfb", "openbox", "xdotool", "unshare")
PACKAGES = ("orca", "at-spi2-core", "speech-dispatcher", "dbus", "xvfb", "openbox", "xdotool", "util-linux")


def find() -> str | None:
    """Return the path of Orca, if all that it needs is here as well."""
    found = [shutil.which(name) for name in PROGRAMS]
    return found[0] if all(found) else None


def main() -> None:
    """Find Orca or install it."""
    programs.find_or_install("Orca", "PATH", find, [programs.from_apt(*PACKAGES)])


if __name__ == "__main__":
    main()
