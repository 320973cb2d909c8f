"""`make prove`: breaks a copy of the project in every way of `mutants.py` and holds that the tests say so.

Each mutant runs the tests said to catch it, until one fails. Of all mutants a few, drawn at random, then run the
whole of `make test` but its lint: the tests named must also be part of it.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.server import ROOT
from tests.weekly.mutation.mutants import MUTANTS, Mutant
from tools.install import chromium

WHOLE = int(os.environ.get("WHOLE", "5"))
"""How many mutants run the whole of `make test`."""

ONLY = os.environ.get("ONLY", "")
"""Words of a mutant's name: only those that have them are tried, without the whole of `make test`."""

COMPILE = [sys.executable, "-m", "babel.messages.frontend", "-q", "compile", "-d", "translations"]
READY = (".venv", "tests/npm/node_modules")
TABLE = "| what was broken | red | which test said so | seconds |\n| --- | --- | --- | --- |"
FAILED = 1
"""pytest's exit code for tests that failed or had errors; an error proves nothing."""


def apply(mutant: Mutant, root: Path) -> None:
    """Break the copy in `root`. Raise `ValueError` unless the old text stands there exactly once."""
    file = root / mutant.file
    text = file.read_text(encoding="utf-8")
    if text.count(mutant.old) != 1:
        raise ValueError(f"{mutant.name}: {mutant.file} holds the old text {text.count(mutant.old)} times")
    file.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")


def _copy(folder: Path) -> Path:
    """Clone the last commit, and lend it what is installed here."""
    root = folder / "camau"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(root)], check=True)
    for name in READY:
        (root / name).symlink_to(ROOT / name)
    for stamp in (ROOT / ".venv").glob("*-ready"):
        stamp.touch()  # the clone's requirements are younger, and no others
    return root


def _run(root: Path, command: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=root, check=False, capture_output=True, text=True, env=os.environ | environment
    )


def _restore(root: Path) -> None:
    subprocess.run(["git", "checkout", "--quiet", "--", "."], cwd=root, check=True)
    _run(root, COMPILE)


def _said(output: str) -> str:
    """Return the first test that failed, or the last line."""
    lines = output.strip().splitlines() or [""]
    return next(
        (line.split(" - ")[0].removeprefix("FAILED ") for line in lines if line.startswith("FAILED")), lines[-1]
    )


def _targeted(root: Path, mutant: Mutant) -> tuple[bool, str]:
    """Run the tests said to catch `mutant`; return whether one did, and which."""
    apply(mutant, root)
    _run(root, COMPILE)
    run = _run(root, [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *mutant.tests])
    return run.returncode == FAILED and "\nFAILED " in run.stdout, _said(run.stdout)


def _whole(root: Path, mutant: Mutant) -> tuple[bool, str]:
    """Run all tests of `make test` on `mutant`; return whether one failed, and which.

    Leave out the lint, before which many a mutant stops, and the test that every mutant fits this very code.
    """
    apply(mutant, root)
    run = _run(root, ["make", "test", "LINT=true"], PYTEST_ADDOPTS="--ignore=tests/unit/test_mutants.py")
    return run.returncode != 0 and "\nFAILED " in run.stdout, _said(run.stdout)


def _row(name: str, caught: bool, said: str, seconds: float) -> None:  # noqa: FBT001 - a row of a table
    print(f"| {name} | {'yes' if caught else '**NO**'} | {said} | {seconds:.0f} |", flush=True)


def _prove(root: Path, mutants: list[Mutant], *, whole: bool) -> list[str]:
    """Print a row for each mutant; return the names of those that no test noticed."""
    missed = []
    for mutant in mutants:
        started = time.monotonic()
        caught, said = (_whole if whole else _targeted)(root, mutant)
        _row(mutant.name, caught, said, time.monotonic() - started)
        missed += [] if caught else [mutant.name]
        _restore(root)
    return missed


def main() -> None:
    """Print which test noticed each break. Exit with 1 if one went unnoticed."""
    chromium.main()
    with TemporaryDirectory(prefix="mutants-") as folder:
        root = _copy(Path(folder))
        _run(root, COMPILE)
        mutants = [mutant for mutant in MUTANTS if ONLY in mutant.name] or sys.exit(f"No mutant is named {ONLY!r}")
        every = sorted({test for mutant in mutants for test in mutant.tests})
        sound = _run(root, [sys.executable, "-m", "pytest", "-q", "-n", "2", *every])
        if sound.returncode != 0:
            sys.exit(f"The tests fail without a mutant:\n{sound.stdout}")
        print(TABLE, flush=True)
        missed = _prove(root, mutants, whole=False)
        if not ONLY:
            print("\nThe whole of `make test`:\n", TABLE, sep="\n", flush=True)
            missed += _prove(root, random.sample(MUTANTS, WHOLE), whole=True)
        for name in READY:
            (root / name).unlink()
    if missed:
        sys.exit(f"No test noticed: {', '.join(missed)}")


if __name__ == "__main__":
    main()
