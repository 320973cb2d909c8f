"""Cache of responses and parsed pages, by address."""

from functools import cached_property
from xml.etree.ElementTree import Element

from flask import Flask
from werkzeug.test import TestResponse

from tests.support.html import every, parse


class Rendered:
    """One answer."""

    def __init__(self, answer: TestResponse) -> None:
        self.answer = answer
        self.body = answer.get_data()

    @cached_property
    def tree(self) -> Element:
        """The page, strictly parsed. Tests leave it as it is."""
        return parse(self.body)

    @property
    def main(self) -> Element:
        """What the page says, without what stands on every page."""
        return every(self.tree, "main")[0]


class Site(dict[str, Rendered]):
    """Answers by address, asked for at the first look."""

    def __init__(self, app: Flask) -> None:
        self._client = app.test_client()

    def __missing__(self, path: str) -> Rendered:
        self[path] = Rendered(self._client.get(path))
        return self[path]
