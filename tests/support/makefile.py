"""What the Makefile offers."""

import re

from tests.support.server import ROOT

TEXT = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", TEXT, re.MULTILINE))
VARIABLES = set(re.findall(r"\$\(([A-Z]+)\)", TEXT))
"""What a person may set, as in `make run PORT=8001`."""
