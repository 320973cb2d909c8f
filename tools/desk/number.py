"""What stands beside a number that is compared with its owner."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tools.facts.cli import CHECK
from tools.facts.council_round import SAY, SURELY_OPEN, in_english
from tools.launch.model import Item
from webapp.facts.lookalikes import numbers
from webapp.facts.phone_numbers import spoken_digits
from webapp.facts.store import Facts
from webapp.i18n.languages import SOURCE


@dataclass(frozen=True)
class Row:
    """One field: what it is called, and what it says."""

    label: str
    value: str

    @property
    def is_address(self) -> bool:
        """Whether it can be opened."""
        return self.value.startswith("https://")


@dataclass(frozen=True)
class Sheet:
    """One number: `spoken` holds each with its digits apart, `cares` what it is easily taken for.

    `part` is "day" or "night" for a council's line, else empty; an office may be rung in `hours`, to say `say`.
    """

    name: str
    part: str
    spoken: Sequence[tuple[str, str]]
    hours: str
    say: str
    rows: Sequence[Row]
    cares: Sequence[Mapping[str, str]]
    is_office: bool


def _cares(facts: Facts, key: str) -> Iterator[Mapping[str, str]]:
    """Yield what the number is like, and whose that is."""
    for like in facts.lookalikes():
        if like.key == key:
            wrong, service = facts.wrong_numbers.get(like.other), facts.services.get(like.other)
            other = wrong.why if wrong else service.name[SOURCE.code] if service else like.other
            yield {"how": like.how, "number": like.other_number, "other": other}


def sheet(facts: Facts, item: Item, labels: Mapping[str, str], values: Mapping[str, str]) -> Sheet:
    """Return what is shown of one item of the number round; `labels` and `values` say what the fields mean."""
    kind, _, name = item.id.removeprefix("fact:").partition("/")
    key = name.replace("/", "-")
    fact = facts.with_numbers()[key]
    fields = [text.partition(": ") for text in item.seen]
    return Sheet(
        name=fields[0][2],
        part=name.rpartition("/")[2] if kind == "councils" else "",
        spoken=[(number, spoken_digits(number)) for number in numbers(fact)],
        hours=in_english(fact.hours or SURELY_OPEN),
        say=SAY if kind == "councils" else CHECK,
        rows=[Row(labels.get(field, field), values.get(value, value)) for field, _, value in fields],
        cares=list(_cares(facts, key)),
        is_office="rang" in item.ways,
    )
