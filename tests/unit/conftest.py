"""How thorough Hypothesis is."""

import tests.support.examples  # noqa: F401
