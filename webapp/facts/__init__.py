"""The facts store: every phone number, text number, opening time and outside address, each with its source.

`webapp/data/*.toml` is read and checked once at start. A fault anywhere stops the start, and every fault is
listed with its file and key.
"""

from webapp.facts.load import FactsError, load
from webapp.facts.model import Fact, Facts, Link, Service

__all__ = ["Fact", "Facts", "FactsError", "Link", "Service", "load"]
