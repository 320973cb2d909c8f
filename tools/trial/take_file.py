"""The answers of a trial, in the form of `approvals/phones.toml`."""

from flask import Flask

from tools.launch import approvals
from tools.launch.model import Item
from tools.trial.questions import item_id, items
from tools.trial.trials import Answer, Trial


def _as_approval(trial: Trial, answer: Answer, item: Item) -> approvals.Answer:
    return approvals.Answer(
        id=item.id,
        page=item.page,
        sha256=item.sha256,
        answer="yes" if answer.is_expected else "no",
        because=None if answer.is_expected else answer.seen,
        reader=trial.reader,
        day=answer.day,
        seen=answer.seen,
        phone=trial.phone(answer.question),
    )


def as_toml(site: Flask, trial: Trial) -> str:
    """Return the file of a trial: what was skipped is not in it, so that half-done files add up."""
    known = {item.id: item for item in items(site)}
    found = ((answer, known[item_id(trial.system, answer.question)]) for answer in trial.answered())
    return approvals.dumps("phones", [_as_approval(trial, answer, item) for answer, item in found])
