"""Practise telling: conversations in short turns, from `webapp/data/practice.toml`, checked as a graph at start."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter

from webapp.facts import FactsError, Service
from webapp.facts.load import load_one
from webapp.practice import graph
from webapp.practice.model import Card, Choice, Listener, Practice

__all__ = ["FILE", "Card", "Choice", "Listener", "Practice", "load"]

FILE = "practice.toml"


def load(folder: Path, services: Mapping[str, Service]) -> Practice:
    """Read the cards from the data. Raise `FactsError` with every error."""
    practice = load_one(TypeAdapter(Practice), folder / FILE)
    callable_services = {key for key, service in services.items() if service.phone}
    if errors := graph.errors(practice, callable_services):
        raise FactsError(f"{FILE}: {error}" for error in errors)
    return practice
