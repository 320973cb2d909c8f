"""The facts store: every number, opening time, outside address, app menu and removal tool, each with its source.

`webapp/data/` is read and checked once at start. An error anywhere stops the start, and every error is
listed with its file and key.
"""

from webapp.facts.load import FactsError, load
from webapp.facts.model import Fact, Link, LocalContact, Service
from webapp.facts.platform import Platform
from webapp.facts.removal import Tool, ToolRule
from webapp.facts.store import Facts

__all__ = ["Fact", "Facts", "FactsError", "Link", "LocalContact", "Platform", "Service", "Tool", "ToolRule", "load"]
