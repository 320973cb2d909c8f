"""Where each item stands: approved, waiting, changed since the last yes, refused, or readers disagree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from flask import Flask

from tools.launch.approvals import Answer, Approvals
from tools.launch.items import items
from tools.launch.model import ROLES, Item, Role
from webapp.i18n.languages import SOURCE, WELSH

State = Literal["approved", "waiting", "changed", "refused", "disagreed"]


@dataclass(frozen=True)
class Standing:
    """One item and all that was said of it: of what is there now, and before."""

    item: Item
    answers: tuple[Answer, ...]

    @property
    def current(self) -> tuple[Answer, ...]:
        """The answers of exactly what is there now."""
        return tuple(answer for answer in self.answers if answer.sha256 == self.item.sha256)

    @property
    def last_yes(self) -> Answer | None:
        """The latest yes to what was there before."""
        said = [one for one in self.answers if one.answer == "yes" and one.sha256 != self.item.sha256]
        return max(said, key=lambda one: one.day, default=None)

    @property
    def state(self) -> State:
        """What the latest answers of all readers come to. A number where nobody answered waits."""
        said = {answer.answer for answer in self.current} - {"unanswered"}
        if said == {"yes"}:
            return "approved"
        if said:
            return "refused" if said == {"no"} else "disagreed"
        return "changed" if self.last_yes else "waiting"

    @property
    def changed(self) -> tuple[str, ...]:
        """The blocks that the last yes was not about."""
        known = set(self.last_yes.blocks) if self.last_yes else set()
        return tuple(
            text for text, block in zip(self.item.seen, self.item.blocks, strict=True) if block not in known
        )


def standings(every: Iterable[Item], approvals: Approvals) -> list[Standing]:
    """Return where each item stands, in the same order."""
    said: dict[tuple[str, str], list[Answer]] = {}
    for role, answers in approvals.items():
        for answer in answers:
            said.setdefault((role, answer.id), []).append(answer)
    return [Standing(item, tuple(said.get((item.role, item.id), ()))) for item in every]


def is_approved(item: Item, approvals: Approvals) -> bool:
    """Return whether somebody said yes to exactly what is there now, and nobody no."""
    return standings([item], approvals)[0].state == "approved"


def waiting(app: Flask, approvals: Approvals) -> Mapping[Role, list[Item]]:
    """Return what is not approved, by role."""
    open_ones = [one.item for one in standings(items(app), approvals) if one.state != "approved"]
    return {role: [item for item in open_ones if item.role == role] for role in ROLES}


def words_approved(found: Iterable[Standing]) -> Mapping[str, tuple[int, int]]:
    """Return how many words are approved, of how many: the English of the pages, the Welsh of the messages."""
    counts = {SOURCE.code: [0, 0], WELSH.code: [0, 0]}
    for one in found:
        read = {"safeguarding": (SOURCE.code, one.item.seen), "welsh": (WELSH.code, one.item.seen[1:])}
        if one.item.role in read:
            code, texts = read[one.item.role]
            words = sum(len(text.split()) for text in texts)
            counts[code][0] += words if one.state == "approved" else 0
            counts[code][1] += words
    return {code: (approved, every) for code, (approved, every) in counts.items()}
