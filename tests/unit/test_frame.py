"""The frame of every page is one layout, and the screen that is handed over has next to nothing of it."""

import re
from copy import deepcopy
from xml.etree.ElementTree import Element

import pytest
from flask.testing import FlaskClient

from tests.support.html import XHTML, every, parse, text_of
from tests.support.registry import BY_NAME
from webapp.core import paths
from webapp.i18n.languages import LANGUAGES, Language


def _of_class(tree: Element, name: str) -> list[Element]:
    return [element for element in tree.iter() if name in element.get("class", "").split()]


def test_one_layout_serves_every_kind_of_page() -> None:
    whole = [file.name for file in sorted(paths.TEMPLATES.rglob("*.html")) if "<html" in file.read_text("utf-8")]
    assert whole == ["layout.html"]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_show_screen_is_words_button_and_exit(client: FlaskClient, language: Language) -> None:
    """And one line below the button, where this copy knows its public address: the way to a second phone."""
    tree = deepcopy(parse(client.get(BY_NAME["show"].path(language)).data))
    assert not every(tree, "header")
    assert not every(tree, "footer")
    folded, line, *inside = every(tree, "details")
    assert line.get("class") == "line"
    assert all(fold in line.iter() for fold in inside)
    (button,) = _of_class(folded, "solid")[:1]
    assert button.tag == f"{XHTML}summary"
    assert len(re.findall(r"\w+", text_of(button))) < 8
    assert len(re.findall(r"\w+", text_of(line[0]))) < 9
    line.attrib.clear()
    for child in list(line):
        line.remove(child)
    for child in list(folded):
        folded.remove(child)
    assert not any(_of_class(tree, kind) for kind in ("solid", "raised", "chips", "line", "flat"))
    leave, skip = every(tree, "a")
    assert leave.get("data-exit") is not None
    assert skip.get("href") == "#main"
