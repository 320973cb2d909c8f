"""Numbers one slip away from another."""

import pytest

from tests.support.registry import STORE
from webapp.facts.lookalikes import likeness


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("0800 132 737", "0800 137 737", "one digit other than"),
        ("0808 80 10 800", "0808 801 0400", "one digit other than"),
        ("116 123", "161 123", "two digits swapped from"),
        ("84001", "84010", "two digits swapped from"),
        ("080880 23456", "080 880 2345", "a digit more or less than"),
        ("84001", "840001", "a digit more or less than"),
        ("07860 077333", "0786 0077 333", "the same as"),
        ("0800 1111", "0800 1111", "the same as"),
        ("18001 0800 137 737", "0800 137 737", "the same as"),
        ("84001", "85002", None),
        ("116 123", "161 132", None),
        ("0800 1111", "0800 068 4141", None),
        ("116 123", "136 121", None),
        ("101", "111", None),
    ],
)
def test_likeness(one: str, other: str, how: str | None) -> None:
    assert likeness(one, other) == likeness(other, one) == how


def test_every_lookalike_has_been_compared() -> None:
    """The start refuses anything else; what it let pass is what `facts round` reads out."""
    store = STORE
    names = {*store.services, *store.wrong_numbers}
    assert {other for service in store.services.values() for other in service.lookalikes} <= names
