"""A second phone: the screen that is handed over carries a code of the page for adults, behind a question."""

import re
from xml.etree.ElementTree import Element

import pytest

from tests.support.html import XHTML, every, parse, text_of
from tests.support.registry import BY_NAME
from tests.support.rendered import app_with
from tests.unit.test_poster import read_code
from tools.messages import said
from webapp.config import Settings
from webapp.i18n.languages import LANGUAGES, Language
from webapp.i18n.negotiation import origin_of

ONE = {"public_url": "https://steps.example"}
TWO = ONE | {"public_url_cy": "https://camau.example"}


def _origin(settings: dict[str, str], language: Language) -> str:
    return origin_of(Settings.model_validate(settings), language)


EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)


def _shown(settings: dict[str, str], language: Language) -> str:
    client = app_with(**settings).test_client()
    answer = client.get(BY_NAME["show"].path(language), base_url=_origin(settings, language))
    assert answer.status_code == 200
    return answer.text


@EACH_LANGUAGE
@pytest.mark.parametrize("settings", [ONE, TWO], ids=["one address", "two addresses"])
def test_code_opens_the_adult_page_in_its_language(settings: dict[str, str], language: Language) -> None:
    page = _shown(settings, language)
    (drawn,) = re.findall(r'<svg[^>]*class="qr".*?</svg>', page)
    url = f"{_origin(settings, language)}{BY_NAME['family'].path(language)}"
    assert read_code(drawn) == [url]
    assert url.removeprefix("https://") in text_of(parse(page.encode()))


def _around(element: Element, tree: Element) -> list[Element]:
    """Return the folds that an element is inside of, the outer first."""
    return [fold for fold in every(tree, "details") if element in fold.iter()]


@EACH_LANGUAGE
def test_the_question_comes_before_the_code(language: Language) -> None:
    tree = parse(_shown(ONE, language).encode())
    (code,) = [element for element in tree.iter() if element.get("class") == "qr"]
    outer, inner = _around(code, tree)
    assert outer.get("open") is inner.get("open") is None
    question = said("Could anyone else see your phone, or check it? Then stay on this one.", language)
    blocks = [text_of(element) for element in outer.iter()]
    assert blocks.index(question) < blocks.index(text_of(inner))
    button = next(fold for fold in every(tree, "details") if "solid" in (fold[0].get("class") or ""))
    folds = every(tree, "details")
    assert folds.index(button) < folds.index(outer), "below the button"
    assert inner in list(outer.iter(f"{XHTML}details"))


@EACH_LANGUAGE
def test_no_code_without_a_public_address(language: Language) -> None:
    page = _shown({}, language)
    assert 'class="qr"' not in page
    assert said("Read it on your own phone", language) not in page
