"""The poster and the cards: whole in every language, with a code that leads where it says."""

import io
import re

import pytest
import zxingcpp
from flask import Flask
from PIL import Image
from resvg_py import svg_to_bytes

from tests.conftest import ORIGIN
from tests.support.html import XHTML, every, parse, text_of
from tests.support.registry import BY_NAME
from tests.support.rendered import app_with
from tools.messages import said
from webapp.context import context_of
from webapp.i18n.languages import LANGUAGES, Language
from webapp.pages.qr_code import qr_code
from webapp.static_site.model import RenderedSite

NO_ADDRESS = (
    "This copy has not been told its public address, so there is no square code on the sheets. "
    "The numbers are all there."
)
PATHS = [BY_NAME["poster"].path(language) for language in LANGUAGES]


def read_code(svg: str) -> list[str]:
    """Return what a phone reads from a drawing."""
    drawn = str(svg).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    picture = Image.open(io.BytesIO(bytes(svg_to_bytes(svg_string=drawn, width=400, background="#fff"))))
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("url", [f"{ORIGIN}/", "https://a-rather-long-name.of-a-school.example.sch.uk/"])
def test_the_code_opens_the_front_door(url: str) -> None:
    assert read_code(qr_code(url)) == [url]


@pytest.mark.parametrize("path", PATHS)
def test_every_qr_code_opens_the_front_door(app: Flask, path: str) -> None:
    drawn = re.findall(r'<svg[^>]*class="qr".*?</svg>', app.test_client().get(path).text)
    assert len(drawn) == 11
    assert {found for svg in set(drawn) for found in read_code(svg)} == {f"{ORIGIN}/"}


@pytest.mark.parametrize("path", PATHS)
def test_both_sheets_hold_languages_and_numbers(app: Flask, path: str) -> None:
    sheets = [s for s in every(parse(app.test_client().get(path).data), "section") if "sheet" in s.get("class", "")]
    assert len(sheets) == 2
    services = context_of(app).facts.services
    for sheet in sheets:
        assert {"en", "cy"} <= {element.get("lang") for element in sheet.iter()}
        for key in ("emergency", "police", "childline", "meic"):
            assert str(services[key].phone) in text_of(sheet)
        assert str(services["meic"].text) in text_of(sheet)
        assert "camau.example" in text_of(sheet)
    assert str(services["papyrus"].phone) in text_of(sheets[0])
    cards = [e for e in sheets[1].iter(f"{XHTML}div") if e.get("class") == "wallet"]
    assert len(cards) == 10
    assert [card.get("aria-hidden") for card in cards] == [None] + ["true"] * 9, "one is enough to hear"


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_no_qr_code_without_a_public_address(language: Language) -> None:
    shown = app_with().test_client().get(BY_NAME["poster"].path(language)).text
    assert 'class="qr"' not in shown
    assert "127.0.0.1" not in shown.partition("<main")[2]
    assert said(NO_ADDRESS, language) in shown


def test_posters_are_not_in_the_offline_bundle(rendered: RenderedSite) -> None:
    assert [rendered[path].offline for path in PATHS] == [False] * len(PATHS)
