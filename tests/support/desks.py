"""A few items of each role, and what stands on their desks."""

import json
import re
from pathlib import Path
from typing import Any

import polib
from flask import Flask

from tests.support.registry import STORE
from tools.launch import numbers, words
from tools.launch.model import Item
from tools.launch.pages import Pages, rendered
from tools.launch.reading import blocks
from tools.messages import catalogue
from webapp.i18n.languages import SOURCE, WELSH

NAMES = ("paid", "now", "platform-wizz")
RUNG, NEVER_RUNG = "fact:services/report_fraud", "fact:services/police"


def few(app: Flask) -> list[Item]:
    """Return three pages, the messages that stand on one of them alone, and two numbers."""
    read = Pages({name: blocks(page) for name, page in rendered(app, SOURCE, NAMES)}, ())
    entries = polib.pofile(str(catalogue(WELSH.code)))
    messages = [entry for entry in entries if entry.occurrences == [("templates/pages/paid.html", "")]]
    welsh = [words.item(one.msgctxt, (one.msgid, one.msgstr), "paid", one.comment.splitlines()) for one in messages]
    round_ = [item for item in numbers.items(STORE, read) if item.id in {RUNG, NEVER_RUNG}]
    return [*read.items, *welsh, *round_]


def embedded(folder: Path, role: str) -> dict[str, Any]:
    """Return the data that a desk was written with."""
    page = (folder / role / "index.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data
