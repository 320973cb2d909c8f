"""Take the ten main pages in both languages and themes at three widths: `python -m tools.screenshots`.

Whole pages go into `build/screenshots/`, and for each width one contact sheet: a row for each page, and in it
English and Welsh, light and dark.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

from flask.testing import FlaskClient
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, BrowserContext, Route, sync_playwright

from tests.support.registry import BY_NAME
from tests.support.server import ROOT
from tools.install import chromium
from webapp import create_app
from webapp.config import Settings
from webapp.i18n.languages import CODES, LANGUAGES

ORIGIN = "https://camau.example"
FOLDER = ROOT / "build" / "screenshots"
MAIN_PAGES = ("home", "help", "now", "plan", "tell", "remove", "support", "paid", "family", "about")
THEMES = ("light", "dark")
WIDTHS = {320: 640, 390: 844, 1280: 800}
"""Each width with the height of its screen, in CSS pixels."""

THUMB = {320: 240, 390: 240, 1280: 460}
BAR_TO_THE_END = (
    "document.body.style.position = 'relative'; document.querySelector('.bar').style.position = 'absolute'"
)
"""The bar stays in sight wherever one is; on a picture of the whole page it would hide what is under it."""
PAINT_ANEW = "document.body.hidden = true; document.body.offsetHeight; document.body.hidden = false"
"""What was painted before a script changed the page may differ by a shade; two builds are compared."""

EVENING = datetime(2030, 11, 26, 18, tzinfo=UTC)
"""The moment in every picture, so that what is open then is open in each."""

SCREENS = 3
"""How many screens of each page the contact sheet shows."""


@dataclass(frozen=True)
class Shot:
    """One picture to take."""

    page: str
    code: str
    theme: str
    width: int

    @property
    def file(self) -> Path:
        """Where it goes."""
        return FOLDER / f"{self.page}-{self.code}-{self.theme}-{self.width}.png"


def shots(width: int, pages: tuple[str, ...]) -> Iterator[Shot]:
    """Yield every picture of a width, in the order of the sheet."""
    for page, code, theme in product(pages, CODES, THEMES):
        yield Shot(page, code, theme, width)


def serve(context: BrowserContext, client: FlaskClient) -> None:
    """Answer whatever the browser asks for from the application, without a server."""

    def answer(route: Route) -> None:
        found = client.get(urlsplit(route.request.url).path)
        route.fulfill(status=found.status_code, headers=dict(found.headers), body=found.data)

    context.route("**/*", answer)


def take(browser: Browser, client: FlaskClient, width: int, pages: tuple[str, ...]) -> None:
    """Take every picture of a width."""
    for theme in THEMES:
        context = browser.new_context(
            base_url=ORIGIN,
            viewport={"width": width, "height": WIDTHS[width]},
            color_scheme="dark" if theme == "dark" else "light",
            service_workers="block",
        )
        context.clock.set_fixed_time(EVENING)
        serve(context, client)
        page = context.new_page()
        for shot in shots(width, pages):
            if shot.theme == theme:
                language = next(language for language in LANGUAGES if language.code == shot.code)
                page.goto(BY_NAME[shot.page].path(language))
                page.evaluate(BAR_TO_THE_END)
                page.evaluate(PAINT_ANEW)
                page.screenshot(path=shot.file, full_page=True)
        context.close()


def sheet(width: int, pages: tuple[str, ...]) -> Path:
    """Lay the pictures of a width side by side, each from its top; return the file."""
    thumb = THUMB[width]
    height = thumb * WIDTHS[width] * SCREENS // width
    columns = len(CODES) * len(THEMES)
    board = Image.new("RGB", (columns * (thumb + 16) + 16, len(pages) * (height + 40) + 16), "#777")
    pen = ImageDraw.Draw(board)
    for at, shot in enumerate(shots(width, pages)):
        left, top = at % columns * (thumb + 16) + 16, at // columns * (height + 40) + 32
        pen.text((left, top - 16), shot.file.stem, fill="#fff")
        with Image.open(shot.file) as picture:
            small = picture.convert("RGB").resize((thumb, picture.height * thumb // width))
        board.paste(small.crop((0, 0, thumb, min(height, small.height))), (left, top))
    file = FOLDER / f"contact-sheet-{width}.png"
    board.save(file)
    return file


def main(pages: tuple[str, ...] = MAIN_PAGES) -> None:
    """Take all of them, or those of the pages named, and say where they are."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    client = create_app(Settings(public_url=ORIGIN, public_url_cy=None)).test_client()
    program = chromium.find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=chromium.ARGUMENTS)
        for width in WIDTHS:
            take(browser, client, width, pages)
            print(sheet(width, pages), flush=True)


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or MAIN_PAGES)
