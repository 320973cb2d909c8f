"""Find a program that the browser tests drive, or install it, and say which."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable

Commands = list[list[str]]


def starts(command: list[str]) -> bool:
    """Return whether a command ends well here: a browser that lacks a system library does not."""
    try:
        return subprocess.run(command, check=False, capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _run(command: list[str]) -> bool:
    print("trying", " ".join(command), flush=True)
    try:
        return subprocess.run(command, check=False, timeout=600).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def from_apt(*packages: str) -> Commands:
    """Return the commands that install these Debian or Ubuntu packages; none on another system."""
    if not shutil.which("apt-get"):
        return []
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    return [[*as_root, "apt-get", "update", "-qq"], [*as_root, "apt-get", "install", "-y", "-qq", *packages]]


def installed(name: str, find: Callable[[], str | None], ways: Iterable[Commands]) -> str | None:
    """Find `name` and say which; try each way to install it in turn. Return its path, or none."""
    path = find()
    for commands in ways:
        if path:
            break
        print(f"{name}: none is installed", flush=True)
        if commands and all(_run(command) for command in commands):
            path = find()
    if path:
        print(f"{name}: using {path}", flush=True)
    return path


def find_or_install(name: str, variable: str, find: Callable[[], str | None], ways: Iterable[Commands]) -> None:
    """Say which `name` the tests will use; exit if there is none and none can be installed.

    `variable` is the environment variable by which a person can name their own.
    """
    if not installed(name, find, ways):
        sys.exit(f"{name}: none found and none could be installed. Install one, or set {variable} to its path.")
