"""The trials under way, in memory only, and the file that each ends in."""

import secrets
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from tools.trial.phone import Phone
from tools.trial.questions import SYSTEM_NAMES, Question, System, questions, said
from webapp.facts.text import validate_visible

MOST = 100
"""Trials kept at once: the oldest goes first."""
LETTERS = "bcdfghjkmnpqrstvwxyz"
"""Neither vowels nor what looks like a digit: an address that is easy to type and makes no word."""
LONGEST_SEEN, LONGEST_READER, LONGEST_MODEL = 500, 40, 60


def _is_shown(letter: str) -> bool:
    try:
        validate_visible(f"a{letter}")
    except ValueError:
        return False
    return True


def one_line(text: str, longest: int) -> str:
    """Return what somebody typed as one line without what cannot be seen, cut to a length."""
    visible = "".join(letter if _is_shown(letter) else " " for letter in text)
    return " ".join(visible.split())[:longest].rstrip()


def _label(text: str, longest: int) -> str | None:
    """Return what somebody called something, if there is a letter or a digit in it."""
    label = one_line(text, longest)
    return label if any(map(str.isalnum, label)) else None


@dataclass(frozen=True)
class Answer:
    """What a volunteer saw: the position of the choice, and their own words."""

    question: Question
    choice: int
    words: str
    day: date

    @property
    def is_expected(self) -> bool:
        """Say whether they saw what should be seen."""
        return self.question.is_expected(self.choice)

    @property
    def seen(self) -> str:
        """What they saw, as the file says it."""
        return ": ".join(filter(None, [said(self.question.choices[self.choice]), self.words]))[:LONGEST_SEEN]


@dataclass
class Trial:
    """One volunteer with one phone. `phones` holds what pages saw, by the question whose browser it was."""

    id: str
    system: System
    reader: str
    model: str | None
    answers: dict[str, Answer] = field(default_factory=dict)
    phones: dict[str, Phone] = field(default_factory=dict)

    def asked(self, *, https: bool) -> list[Question]:
        """Return the questions that this address can show."""
        return [question for question in questions() if https or question.needs != "https"]

    def answered(self) -> Iterator[Answer]:
        """Yield every answer, in the order of the questions."""
        yield from (self.answers[question.id] for question in questions() if question.id in self.answers)

    def phone(self, question: Question) -> Phone:
        """Return what is known of the browser in which a question was tried."""
        own = None if question.inside else "phone"
        found = self.phones.get(own or question.id, Phone())
        return found.model_copy(update={"model": self.model})


class Trials:
    """The trials of one process."""

    def __init__(self) -> None:
        self._trials: OrderedDict[str, Trial] = OrderedDict()

    def begin(self, system: System, reader: str, model: str) -> Trial:
        """Return a new trial."""
        name = "".join(secrets.choice(LETTERS) for _ in range(6))
        label = _label(reader.replace("@", " "), LONGEST_READER) or f"{SYSTEM_NAMES[system]} {name}"
        trial = Trial(name, system, label, _label(model, LONGEST_MODEL))
        self._trials[name] = trial
        while len(self._trials) > MOST:
            self._trials.popitem(last=False)
        return trial

    def get(self, name: str) -> Trial | None:
        """Return the trial of that name."""
        return self._trials.get(name)
