"""Each page as the phone shows it, for a frame in which no script runs and nothing is fetched."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from flask import Flask

from tools.launch.model import FRAME
from tools.launch.pages import rendered
from webapp.i18n.languages import Language

COVER = re.compile(r'<template id="decoy">.*?</template>', re.DOTALL)
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
FETCHED = re.compile(r"<link\b[^>]*>")
LEADS_AWAY = re.compile(r'\s(?:href="[^#"][^"]*"|(?:form)?action="[^"]*")')
FOLD = re.compile(r'<details\b(?: name="[^"]*")?')
FRAME_ON = "paid"
"""Shows what every page shares."""
BASE = '<base href="about:srcdoc">'
"""Else `#s2` would lead to the page around the frame."""


@dataclass
class Previews:
    """Pages by name; `<!--style 0-->` in them stands for one of `styles`, which most of them share."""

    pages: dict[str, str] = field(default_factory=dict)
    styles: list[str] = field(default_factory=list)

    def add(self, name: str, page: str) -> None:
        """Add a page as it is rendered."""
        for pattern in (COVER, SCRIPT, FETCHED):
            page = pattern.sub("", page)
        page = FOLD.sub("<details open", LEADS_AWAY.sub("", page))
        self.pages[name] = STYLE.sub(self._shared, page.replace("<head>", f"<head>{BASE}", 1))

    def _shared(self, style: re.Match[str]) -> str:
        if style[1] not in self.styles:
            self.styles.append(style[1])
        return f"<!--style {self.styles.index(style[1])}-->"


def previews(app: Flask, language: Language, names: Iterable[str]) -> Previews:
    """Return the pages of these names in one language; a name that is no page has none."""
    stands_for = {name: FRAME_ON if name == FRAME else name for name in names}
    every = dict(rendered(app, language, {*stands_for.values()}))
    found = Previews()
    for name, page in stands_for.items():
        if page in every:
            found.add(name, every[page])
    return found
