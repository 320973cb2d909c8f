"""The questions of the trial with a phone, and what each answer was given about."""

import inspect
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, get_args

from flask import Flask, render_template
from flask_babel import force_locale
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from tools.launch.model import Item, seen_hash
from webapp.assets.minify import compact
from webapp.core import paths
from webapp.facts import toml
from webapp.facts.fields import TranslatedText
from webapp.i18n.languages import LANGUAGES, SOURCE, pick
from webapp.pages import HOME
from webapp.pwa.service_worker import worker_script
from webapp.quick_exit import lock, routes

System = Literal["ios", "android"]
SYSTEMS: tuple[System, ...] = get_args(System)
SYSTEM_NAMES: Mapping[System, str] = {"ios": "iPhone", "android": "Android"}
FILE = Path(__file__).with_name("questions.toml")
SCRIPTS = ("quick_exit.js", "decoy_cover.js", "decoy.js", "clear_inputs.js")
"""The scripts of exit, lock, cover and decoy page, in whatever bundle they are sent."""
SECONDS = 30
"""How long one question takes: twenty of them are ten minutes."""

Texts = Mapping[str, str]
Id = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=20)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Step(_Row):
    """One thing to do, on every phone or on one system."""

    words: TranslatedText
    only: System | None = None

    @model_validator(mode="before")
    @classmethod
    def _gather_words(cls, row: dict[str, object]) -> dict[str, object]:
        words = {name: text for name, text in row.items() if name != "only"}
        return {"words": words, "only": row.get("only")}


class Choices(_Row):
    """What a volunteer may have seen: what should be seen, then what should not."""

    expected: Annotated[tuple[TranslatedText, ...], Field(min_length=1)]
    other: Annotated[tuple[TranslatedText, ...], Field(min_length=1)]


class Question(_Row):
    """One screen of the trial."""

    id: Id
    page: str
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    answers: Choices
    needs: Literal["https"] | None = None
    inside: str | None = None

    @property
    def choices(self) -> tuple[Texts, ...]:
        """Every choice, the expected ones first."""
        return (*self.answers.expected, *self.answers.other)

    def is_expected(self, choice: int) -> bool:
        """Say whether the choice at this position is what should be seen."""
        return choice < len(self.answers.expected)

    def steps_on(self, system: System) -> list[Texts]:
        """Return what to do on a system."""
        return [step.words for step in self.steps if step.only in {None, system}]

    def seen(self, system: System) -> tuple[str, ...]:
        """Return every word of the screen in reading order, the source language first."""
        texts = (*self.steps_on(system), *self.choices)
        return tuple(pick(text, language) for language in LANGUAGES for text in texts)


@cache
def questions() -> tuple[Question, ...]:
    """Return every question, in order."""
    tables = toml.loads(FILE.read_bytes())
    shared = TypeAdapter(dict[str, Choices]).validate_python(tables["choices"])
    rows = TypeAdapter(list[dict[str, object]]).validate_python(tables["question"])
    return tuple(Question.model_validate(_with_answers(row, shared)) for row in rows)


def _with_answers(row: dict[str, object], shared: Mapping[str, Choices]) -> dict[str, object]:
    """Return a row with its choices, which stand in it or are named by it."""
    if "choices" in row:
        answers: object = shared[str(row.pop("choices"))]
    else:
        answers = {"expected": row.pop("expected"), "other": row.pop("other")}
    return row | {"answers": answers}


def what_leaves(app: Flask) -> str:
    """Return all that decides how leaving looks on a phone: exit, lock, worker and decoy page.

    A trial says something of these bytes only. What settings and other pages change is left out.
    """
    sources = ((paths.STATIC / "js" / name).read_text(encoding="utf-8") for name in SCRIPTS)
    parts = [*map(compact, sources), worker_script(""), *map(inspect.getsource, (routes, lock))]
    with app.test_request_context():
        for language in LANGUAGES:
            with force_locale(language.code):
                home = HOME.path(language)
                parts.append(render_template("decoy.html", language=language, home=home, exit_url=""))
    return "\0".join(parts)


def items(app: Flask) -> list[Item]:
    """Return the items of the role `phones`: each question on each system, bound to its words and `what_leaves`."""
    leaves = what_leaves(app)
    return [
        Item(
            role="phones",
            id=item_id(system, question),
            page=question.page,
            sha256=seen_hash("phones", question.page, (*question.seen(system), leaves)),
            seen=question.seen(system),
            seconds=SECONDS,
        )
        for system in SYSTEMS
        for question in questions()
    ]


def item_id(system: System, question: Question) -> str:
    """Return the id of an item: `phone:ios/leave-tap`."""
    return f"phone:{system}/{question.id}"


def said(texts: Texts) -> str:
    """Return a text in the language that approvals are kept in."""
    return texts[SOURCE.code]
