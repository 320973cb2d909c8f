"""`make audit`: look for known weaknesses in every locked requirement, and say plainly what nobody looked up."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

LOCKS = ("requirements.txt", "requirements-build.txt", "requirements-dev.txt")
OPTIONS = ("--disable-pip", "--require-hashes", "--format", "json", "--progress-spinner", "off")


def ask(lock: str) -> list[dict[str, Any]] | None:
    """Return what pip-audit found for each requirement of a lock, or None where it could not ask."""
    command = [sys.executable, "-m", "pip_audit", *OPTIONS, "-r", lock]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        found: list[dict[str, Any]] = json.loads(answer.stdout)["dependencies"]
    except (ValueError, KeyError):
        return None
    return found


def report(lock: str, found: list[dict[str, Any]] | None) -> tuple[list[str], bool, bool]:
    """Return what to say of a lock, whether all of it was looked up, and whether a weakness was found.

    pip-audit calls it a success when the service knew none of the packages; here that is not checked.
    """
    if found is None:
        return [f"{lock}: NOT CHECKED: the service could not be reached"], False, False
    skipped = [one["name"] for one in found if "skip_reason" in one]
    weak = [one for one in found if one.get("vulns")]
    lines = [f"{lock}: {one['name']} {one['version']}: {vuln['id']}" for one in weak for vuln in one["vulns"]]
    if skipped:
        lines.append(f"{lock}: NOT CHECKED: {len(skipped)} of {len(found)} requirements, {skipped[0]} among them")
    if not lines:
        lines.append(f"{lock}: {len(found)} requirements looked up, no known weakness")
    return lines, not skipped, bool(weak)


def main() -> None:
    """Print a report. Exit 1 on a known weakness; 2 in a hosted workflow where something was not looked up."""
    reports = [report(lock, ask(lock)) for lock in LOCKS if Path(lock).is_file()]
    for lines, _looked_up, _weak in reports:
        print("\n".join(lines))
    if any(weak for _lines, _looked_up, weak in reports):
        sys.exit(1)
    if "CI" in os.environ and not all(looked_up for _lines, looked_up, _weak in reports):
        sys.exit(2)


if __name__ == "__main__":
    main()
