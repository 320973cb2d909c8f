"""The programs that draw: what they leave for a translator, a printer and the README."""

import re
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.support.site_copy import SiteCopy

pytestmark = pytest.mark.exhaustive


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> SiteCopy:
    copy = SiteCopy(tmp_path_factory.mktemp("copy"))
    copy.compile()
    return copy


def test_message_places_shows_where_messages_stand(copy: SiteCopy) -> None:
    said = copy.run("tools.message_places", "/en/help/")
    folder = copy.folder / "build" / "messages"
    index = (folder / "index.html").read_text(encoding="utf-8")
    row = re.search(r"<tr><td>Get help now</td><td>Cael help nawr</td><td>/en/help/</td>.*", index)
    assert row
    pictures = re.findall(r'src="(\d+\.webp)"', index)
    assert len(pictures) > 20
    assert set(pictures) == {file.name for file in folder.glob("*.webp")}
    assert index.count("<td>/en/help/</td>") >= len(pictures)
    assert re.search(rf"messages, {index.count('<td>/en/help/</td>')} of them placed", said)


def test_message_places_refuses_an_address_that_is_none(copy: SiteCopy) -> None:
    with pytest.raises(AssertionError, match="There is no page /en/halp/"):
        copy.run("tools.message_places", "/en/halp/")


def test_posters_are_two_sheets_in_each_language(copy: SiteCopy) -> None:
    files = copy.run("tools.posters").splitlines()
    assert [Path(file).name for file in files] == ["poster-en.pdf", "poster-cy.pdf"]
    for file in files:
        pages = PdfReader(file).pages
        assert len(pages) == 2
        assert "999" in pages[0].extract_text()
        assert "camau.example" in pages[0].extract_text()


def test_the_picture_of_the_readme_is_four_phones(copy: SiteCopy) -> None:
    copy.run("tools.picture")
    with Image.open(copy.folder / "docs" / "pictures" / "phones.webp") as picture:
        assert picture.size == (4 * 360 + 3 * 24, 720)
