"""`make docs NAME=posters`: the sheets as PDF, as a browser prints them, in `build/posters/`.

Set `CAMAU_PUBLIC_URL` first; without it the sheets carry no address and no QR code.
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support.registry import BY_NAME
from tests.support.server import ROOT
from tools.install import chromium
from tools.screenshots import ORIGIN, serve
from webapp import create_app
from webapp.i18n.languages import LANGUAGES

FOLDER = ROOT / "build" / "posters"


def main() -> None:
    """Print the page of each language: they differ in nothing but what stands around the sheets on a screen."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    client = create_app().test_client()
    program = chromium.find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=chromium.ARGUMENTS)
        page = browser.new_context(base_url=ORIGIN, service_workers="block").new_page()
        serve(page.context, client)
        for language in LANGUAGES:
            page.goto(BY_NAME["poster"].path(language))
            file: Path = FOLDER / f"poster-{language.code}.pdf"
            page.pdf(path=file, prefer_css_page_size=True)
            print(file, flush=True)


if __name__ == "__main__":
    main()
