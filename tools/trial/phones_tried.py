"""`python -m tools.trial.phones_tried`: write the table of phones tried into the documents that show it."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from tools.launch import approvals
from tools.launch.approvals import Answer
from tools.trial.questions import SYSTEM_NAMES, System

DOCUMENTS = ("docs/accessibility.md", "SECURITY.md")
BEGIN, END = "<!-- phones tried: python -m tools.trial.phones_tried -->", "<!-- end of phones tried -->"
BLOCK = re.compile(rf"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
NONE = "No phone has been tried yet."
HEAD = "| phone | browser | last | as expected | not as expected |\n| --- | --- | --- | --- | --- |"


def _system(answer: Answer) -> System:
    return "ios" if answer.id.startswith("phone:ios/") else "android"


def _phone(answer: Answer) -> tuple[str, str]:
    """Return whose phone it was: answers of one label on one system are about one phone."""
    return _system(answer), answer.reader


def _cell(text: str) -> str:
    return text.replace("|", "/")


def _row(answers: Sequence[Answer]) -> str:
    seen = [answer.phone for answer in answers if answer.phone]
    model = next((phone.model for phone in seen if phone.model), SYSTEM_NAMES[_system(answers[0])])
    browsers = (f"{phone.engine} {phone.version}" for phone in seen if phone.engine and phone.version)
    wrong = [answer.id.partition("/")[2] for answer in answers if answer.answer != "yes"]
    right = f"{len(answers) - len(wrong)} of {len(answers)}"
    last = max(answer.day for answer in answers)
    cells = (model, ", ".join(dict.fromkeys(browsers)), last.isoformat(), right, ", ".join(wrong))
    return f"| {' | '.join(map(_cell, cells))} |"


def table(answers: Iterable[Answer]) -> str:
    """Return a row for each phone, by its name and not by who held it."""
    phones = [list(found) for _phone_, found in groupby(sorted(answers, key=_phone), key=_phone)]
    return "\n".join([HEAD, *sorted(map(_row, phones))]) if phones else NONE


def with_table(text: str, answers: Iterable[Answer]) -> str:
    """Return a document with its table made anew. Raise `ValueError` for one that has no place for it."""
    if not BLOCK.search(text):
        raise ValueError(f"no place for the table: {BEGIN}")
    made = f"{BEGIN}\n\n{table(answers)}\n\n{END}"
    return BLOCK.sub(lambda _found: made, text)


def write() -> None:
    """Write the table into the documents beside the approvals."""
    for document in filter(Path.is_file, (approvals.FOLDER.parent / name for name in DOCUMENTS)):
        text = document.read_text(encoding="utf-8")
        document.write_text(with_table(text, approvals.load()["phones"]), encoding="utf-8")


if __name__ == "__main__":
    write()
