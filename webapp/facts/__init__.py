"""The facts: every number, opening time, outside link, app menu and removal tool, each with its source."""

from webapp.facts.load import FactsError, load
from webapp.facts.model import Fact, Link, LocalContact, Service
from webapp.facts.platform import Platform
from webapp.facts.removal import Tool, ToolRule
from webapp.facts.store import Facts

__all__ = ["Fact", "Facts", "FactsError", "Link", "LocalContact", "Platform", "Service", "Tool", "ToolRule", "load"]
