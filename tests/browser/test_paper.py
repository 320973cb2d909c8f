"""What a printer gives: the sheets on exactly two sides of A4, and on every page the numbers of people."""

import io
from collections.abc import Iterator

import pytest
import zxingcpp
from flask import Flask
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.conftest import ORIGIN
from tests.support.registry import BY_NAME, STORE
from tools.screenshots import serve
from webapp.i18n.languages import LANGUAGES

CHILDLINE, MEIC = (STORE.services[key].phone or "" for key in ("childline", "meic"))
A4 = (595, 842)
"""In points."""

SPILLS = """
[...document.querySelectorAll(".sheet, .wallet")].flatMap((box) => {
  const edge = box.getBoundingClientRect();
  return [...box.querySelectorAll("*")].filter((part) => {
    const at = part.getBoundingClientRect();
    return at.width && (at.right > edge.right + 1 || at.bottom > edge.bottom + 1 || at.left < edge.left - 1);
  }).map((part) => `${box.className}: ${part.textContent.trim() || part.tagName}`);
})
"""


@pytest.fixture(scope="module")
def paper(browser: Browser, app: Flask) -> Iterator[Page]:
    """A browser that shows pages as its printer does, in the dark theme: paper has none."""
    context = browser.new_context(
        base_url=ORIGIN, color_scheme="dark", service_workers="block", viewport={"width": 794, "height": 1123}
    )
    serve(context, app.test_client())
    page = context.new_page()
    page.emulate_media(media="print", color_scheme="dark")
    yield page
    context.close()


@pytest.mark.parametrize("path", ["/en/poster/", "/cy/poster/"])
def test_poster_and_cards_fit_one_a4_side(paper: Page, path: str) -> None:
    paper.goto(path)
    assert paper.evaluate(SPILLS) == []
    pages = PdfReader(io.BytesIO(paper.pdf(prefer_css_page_size=True))).pages
    assert [tuple(round(side) for side in page.mediabox[2:]) for page in pages] == [A4, A4]
    poster, cards = (page.extract_text() for page in pages)
    assert poster.count(CHILDLINE) == 1
    assert cards.count(CHILDLINE) == 10


@pytest.mark.parametrize("path", ["/en/school-pack/", "/cy/pecyn-ysgol/"])
def test_school_pack_sheets_fit_one_side(paper: Page, path: str) -> None:
    paper.goto(path)
    pages = PdfReader(io.BytesIO(paper.pdf(prefer_css_page_size=True))).pages
    sides = [tuple(round(side) for side in page.mediabox[2:]) for page in pages]
    assert sides == [*[A4] * 4, A4[::-1]]
    assert CHILDLINE in pages[1].extract_text()
    assert CHILDLINE in pages[-1].extract_text()


def test_the_code_on_paper_opens_the_front_door(paper: Page) -> None:
    paper.goto("/en/poster/")
    for place in (".poster .qr", ".wallet .qr >> nth=9"):
        picture = Image.open(io.BytesIO(paper.locator(place).screenshot()))
        larger = picture.resize((picture.width * 4, picture.height * 4))
        assert [code.text for code in zxingcpp.read_barcodes(larger)] == [f"{ORIGIN}/"], place


def test_a_printed_page_holds_what_was_folded_away(paper: Page) -> None:
    paper.goto("/en/help/")
    printed = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(paper.pdf())).pages)
    for words in ("999", "101", CHILDLINE, MEIC, "https://www.ceop.police.uk/", "an adviser reads it"):
        assert words in printed
    assert "Leave now" not in printed


@pytest.mark.parametrize(
    "path", [BY_NAME[name].path(language) for name in ("plan", "notes") for language in LANGUAGES]
)
def test_printed_pages_hold_phone_numbers(paper: Page, path: str) -> None:
    paper.goto(path)
    printed = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(paper.pdf())).pages)
    for number in ("999", "101", CHILDLINE, MEIC):
        assert number in printed, number


def test_paper_holds_the_whole_plan_with_conditions(paper: Page) -> None:
    """A sheet may be read by somebody else, and cannot ask again."""
    for screen in ("", "#s8", "#s20", "#all"):
        paper.goto(f"/en/plan/{screen}")
        steps = paper.locator("ol.steps > li:visible")
        expect(steps).to_have_count(13)
        expect(steps.locator(".condition:visible")).to_have_count(10)
        expect(paper.locator(".branch:visible, .onward:visible")).to_have_count(0)


def test_every_line_that_was_typed_is_printed(paper: Page) -> None:
    """More than a field shows, or one side of paper holds; and words in a part that is folded."""
    paper.goto(BY_NAME["notes"].path(LANGUAGES[0]))
    for at, field in enumerate(paper.locator("textarea").all()):
        lines = [f"box {at} row {line}." for line in range(90 if at == 0 else 3)]
        field.evaluate(
            "(field, text) => { field.value = text; field.dispatchEvent(new Event('input')); }", "\n".join(lines)
        )
    printed = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(paper.pdf())).pages)
    for at in range(paper.locator("textarea").count()):
        for line in range(90 if at == 0 else 3):
            assert printed.count(f"box {at} row {line}.") == 1
