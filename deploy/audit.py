"""`make lock NAME=audit`: look for known weaknesses in all that is locked, and say what nobody looked up."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PIP_LOCKS = ("requirements.txt", "requirements-build.txt", "requirements-dev.txt")
NPM_LOCKS = ("tests/npm/package-lock.json", "tests/lighthouse/package-lock.json")
PIP_OPTIONS = ("--disable-pip", "--require-hashes", "--format", "json", "--progress-spinner", "off")


@dataclass(frozen=True)
class Answer:
    """What a service said of a lock: how many it was asked about, which it did not know, and each weakness."""

    asked: int
    skipped: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()


def from_pip_audit(told: dict[str, Any]) -> Answer:
    """Read pip-audit's JSON; it calls it a success when the service knew none of the packages."""
    parts = told["dependencies"]
    return Answer(
        len(parts),
        tuple(part["name"] for part in parts if "skip_reason" in part),
        tuple(f"{part['name']} {part['version']}: {one['id']}" for part in parts for one in part.get("vulns", ())),
    )


def from_npm(told: dict[str, Any]) -> Answer:
    """Read npm's JSON (report version 2); a `via` that is a name repeats the weakness of that package."""
    weaknesses = (
        f"{name} {one['range']}: {one['url']}"
        for name, weak in told["vulnerabilities"].items()
        for one in weak["via"]
        if isinstance(one, dict)
    )
    return Answer(told["metadata"]["dependencies"]["total"], (), tuple(weaknesses))


def _ask(command: list[str | Path], folder: Path, read: Callable[[dict[str, Any]], Answer]) -> Answer | None:
    """Return what the service said, or None, with the reason on stderr, where it could not be asked."""
    try:
        told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except OSError as error:
        print(error, file=sys.stderr)
        return None
    try:
        return read(json.loads(told.stdout))
    except (ValueError, KeyError, TypeError):
        print("\n".join(told.stderr.strip().splitlines()[-1:]), file=sys.stderr)
        return None


def ask_pypi(lock: Path) -> Answer | None:
    """Ask PyPI about every requirement of a lock."""
    return _ask([sys.executable, "-m", "pip_audit", *PIP_OPTIONS, "-r", lock.name], lock.parent, from_pip_audit)


def ask_npm(lock: Path) -> Answer | None:
    """Ask npm's registry about every package of a lock; nothing needs to be installed."""
    npm = Path(sys.executable).with_name("npm")
    return _ask([npm, "audit", "--package-lock-only", "--json"], lock.parent, from_npm)


def report(lock: str, answer: Answer | None) -> str:
    """Return what to say of a lock: never that it is clean where something was not looked up."""
    if answer is None:
        return f"{lock}: NOT CHECKED: the service gave no answer"
    lines = [f"{lock}: {weakness}" for weakness in answer.weaknesses]
    if answer.skipped:
        some = f"{len(answer.skipped)} of {answer.asked} packages, {answer.skipped[0]} among them"
        lines.append(f"{lock}: NOT CHECKED: {some}")
    return "\n".join(lines) or f"{lock}: {answer.asked} packages looked up, no known weakness"


def exit_code(answers: list[Answer | None]) -> int:
    """Return 1 for a known weakness, else 2 where something was not looked up, else 0."""
    if any(answer and answer.weaknesses for answer in answers):
        return 1
    return 0 if all(answer and not answer.skipped for answer in answers) else 2


def main() -> None:
    """Print a report. Exit 1 on a known weakness; 2 in a hosted workflow where something was not looked up."""
    answers: list[Answer | None] = []
    for locks, ask in ((PIP_LOCKS, ask_pypi), (NPM_LOCKS, ask_npm)):
        for lock in locks:
            answers.append(ask(Path(lock)))
            print(report(lock, answers[-1]), flush=True)
    code = exit_code(answers)
    sys.exit(code if code == 1 or "CI" in os.environ else 0)


if __name__ == "__main__":
    main()
