"""Targets and variables of the Makefile."""

import re

from tests.support.server import ROOT

TEXT = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", TEXT, re.MULTILINE))
VARIABLES = set(re.findall(r"\$\(([A-Z]+)\)", TEXT))
"""What a person may set, as in `make run PORT=8001`."""


def _list(name: str) -> set[str]:
    """Return the words of a variable that is a list."""
    found = re.search(rf"^{name} := (.+)$", TEXT, re.MULTILINE)
    return set(found[1].split()) if found else set()


BENCHMARKS, PARTS, DRAWINGS, EXPORTS, LOCKS = map(_list, ("BENCHMARKS", "PARTS", "DRAWINGS", "EXPORTS", "LOCKS"))
"""What NAME may be, in `make bench`, `make test-part`, `make docs`, `make export` and `make lock`."""
NAMES = BENCHMARKS | PARTS | DRAWINGS | EXPORTS | LOCKS
