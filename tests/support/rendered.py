"""Applications by their settings, and responses and parsed pages by address: each is made once."""

from functools import cache, cached_property
from typing import Any
from xml.etree.ElementTree import Element

from flask import Flask
from werkzeug.test import TestResponse

from tests.support.html import every, parse
from webapp import create_app
from webapp.config import Settings


@cache
def app_with(**settings: Any) -> Flask:
    """Return the site with these settings, which renders on request. Tests leave it as it is."""
    return create_app(Settings.model_validate(settings))


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
