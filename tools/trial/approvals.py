"""The file that a trial ends in: answers for `approvals/phones.toml`."""

import json
from collections.abc import Iterator

from flask import Flask

from tools.trial.questions import item_id, items
from tools.trial.trials import Answer, Trial


def _string(text: str) -> str:
    """Return a text as a TOML string: one of JSON is one, where nothing in it is a control character."""
    return json.dumps(text, ensure_ascii=False)


def _value(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else _string(str(value))


def _table(trial: Trial, answer: Answer, page: str, sha256: str) -> Iterator[str]:
    yield "\n[[answer]]"
    yield f"id = {_string(item_id(trial.system, answer.question))}"
    yield f"page = {_string(page)}"
    yield f"sha256 = {_string(sha256)}"
    yield f"answer = {_string('yes' if answer.is_expected else 'no')}"
    if not answer.is_expected:
        yield f"because = {_string(answer.seen)}"
    yield f"reader = {_string(trial.reader)}"
    yield f"day = {answer.day.isoformat()}"
    yield f"seen = {_string(answer.seen)}"
    known = trial.phone(answer.question).model_dump(exclude_none=True)
    if known:
        yield "[answer.phone]"
        yield from (f"{name} = {_value(value)}" for name, value in known.items())


def as_toml(site: Flask, trial: Trial) -> str:
    """Return the file of a trial: what was skipped is not in it, so that half-done files add up."""
    known = {item.id: item for item in items(site)}
    asked = ((answer, known[item_id(trial.system, answer.question)]) for answer in trial.answered())
    tables = [line for answer, item in asked for line in _table(trial, answer, item.page, item.sha256)]
    return "\n".join(["format = 1", 'role = "phones"', *tables, ""])
