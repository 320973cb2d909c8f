"""Every item that waits for somebody's yes, in the order in which it is read."""

from flask import Flask

from tools.launch import numbers, pages, words
from tools.launch.model import Item
from tools.trial import questions
from webapp.context import context_of


def items(app: Flask) -> list[Item]:
    """Return the items of every role for the facts of `app`; the pages are read without its settings."""
    store, read = context_of(app).facts, pages.read()
    return [*read.items, *words.items(store, read), *numbers.items(store, read), *questions.items(app)]
