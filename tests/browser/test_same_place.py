"""Help stands in the same place on every page, on every width (WCAG 3.2.6)."""

import pytest

from tests.browser.conftest import NewContext
from tests.support.addresses import BILINGUAL, every_kind
from webapp.pages import BY_NAME

WITHOUT = {*BILINGUAL, *(f"/{code}/{slug}/" for code, slug in BY_NAME["help"].slugs.items())}
"""The page of help itself, and the pages in both languages, which open with ways to help."""


@pytest.mark.parametrize("width", [320, 1280])
def test_help_stands_in_the_same_place(new_context: NewContext, width: int) -> None:
    page = new_context(viewport={"width": width, "height": 640}).new_page()
    for code in ("en", "cy"):
        places = set()
        for path in every_kind():
            if path.startswith(f"/{code}/") and path not in WITHOUT:
                page.goto(path)
                box = page.locator(".bar-help").bounding_box()
                assert box is not None
                places.add((box["x"], box["y"], box["width"], box["height"]))
        assert len(places) == 1


def test_pages_without_the_bar_of_help_open_with_it(new_context: NewContext) -> None:
    page = new_context().new_page()
    for path in WITHOUT:
        page.goto(path)
        assert page.locator("main a[href='tel:999']").count() >= 1, path
