"""Readers of the launch desk: what they answer."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tools.launch.approvals import Answer, Approvals
from tools.launch.model import ROLES, Item

DAY = date(2026, 11, 26)


def answer(item: Item, **changes: Any) -> Answer:
    """Return a yes to an item as it is, or what `changes` make of it."""
    of_role: dict[str, dict[str, Any]] = {
        "safeguarding": {"blocks": item.blocks},
        "numbers": {"how": "owner's page"},
    }
    said = {"id": item.id, "page": item.page, "sha256": item.sha256, "answer": "yes", "reader": "One", "day": DAY}
    return Answer.model_validate(said | of_role.get(item.role, {}) | changes)


def yes_to(items: Iterable[Item]) -> Approvals:
    """Return the approvals of readers who said yes to all of it."""
    every = list(items)
    return {role: tuple(answer(item) for item in every if item.role == role) for role in ROLES}
