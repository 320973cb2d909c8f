"""What the number round approves: each number to ring or text, with all that stands beside it."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from tools.facts.council_round import in_english
from tools.launch.model import Item, Way, seen_hash
from tools.launch.pages import Pages
from webapp.facts.councils import Council, Line
from webapp.facts.lookalikes import numbers
from webapp.facts.opening_hours import Hours
from webapp.facts.store import Facts

OF_CHECKING = frozenset({"checked", "how", "confidence", "lookalikes", "looked", "alone", "expect", "if_silent"})
"""How a number was checked, which a further check changes, and words, which have their own readers."""
OFFICE_SECONDS, PAGE_SECONDS = 180, 60


def _as_text(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, Hours):
        holidays = f"; bank holidays: {value.bank_holidays}" if value.bank_holidays else ""
        yield f"{name}: {in_english(value)}{holidays}"
    elif isinstance(value, BaseModel):
        for part, inside in value:
            yield from () if part in OF_CHECKING else _as_text(f"{name}.{part}", inside)
    elif isinstance(value, Mapping):
        for key, inside in value.items():
            yield from _as_text(f"{name}.{key}", inside)
    elif isinstance(value, tuple | frozenset):
        for inside in value:
            yield from _as_text(name, inside)
    elif value is not None:
        yield f"{name}: {value}"


def fields(fact: BaseModel) -> tuple[str, ...]:
    """Return each field of a number as text, its source last, without how and when it was checked."""
    values = sorted(((name, value) for name, value in fact if name not in OF_CHECKING), key=_is_source)
    return tuple(text for name, value in values for text in _as_text(name, value))


def _is_source(field: tuple[str, Any]) -> bool:
    return field[0] == "source"


def _item(key: str, seen: tuple[str, ...], page: str, *, office: bool) -> Item:
    ways: tuple[Way, ...] = ("owner's page", "written answer")
    return Item(
        role="numbers",
        id=f"fact:{key}",
        page=page,
        sha256=seen_hash("numbers", "", seen),  # wherever it stands
        seen=seen,
        seconds=OFFICE_SECONDS if office else PAGE_SECONDS,
        ways=("rang", *ways) if office else ways,
    )


def _lines(store: Facts) -> Iterator[tuple[str, str, Council, Line]]:
    """Yield each line of a council that some reader is shown."""
    for key, council in store.councils.items():
        yield from ((key, part, council, line) for part, line in council.lines if line.may_be_shown("adult"))


def items(store: Facts, pages: Pages) -> list[Item]:
    """Return the numbers of services, then those of councils."""
    services = [
        _item(
            f"services/{key}",
            fields(service),
            pages.showing(numbers(service)[0]),
            office=bool(service.office),
        )
        for key, service in store.services.items()
        if numbers(service)
    ]
    councils = [
        _item(
            f"councils/{key}/{part}",
            (*_as_text("name", council.name), *fields(line)),
            pages.showing(line.phone or ""),
            office=part == "day",
        )
        for key, part, council, line in _lines(store)
    ]
    return [*services, *councils]
