"""`make docs`: draws the pictures of the README and of `docs/design.md` into `docs/pictures/`."""

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.support.builds import Build
from tests.support.fault_server import FaultServer
from tests.support.server import ROOT
from tools.install import chromium
from tools.screenshots import ORIGIN, serve
from tools.styleguide import ADDRESS, create_app
from webapp.config import Settings

FOLDER = ROOT / "docs" / "pictures"
OUT = FOLDER / "phones.webp"
KINDS = ("solid", "raised", "line", "flat")
COLOURS = 48
"""Few enough for a small file, and enough for smooth edges."""
PHONE = {"width": 360, "height": 720}
GAP = 24
VIEWS = (("/en/", "light"), ("/cy/", "dark"), ("/cy/cymorth/", "light"), ("/en/help/", "dark"))


def _view(browser: Browser, url: str, scheme: str) -> Image.Image:
    """Return what a phone shows at `url`, `scheme` "light" or "dark"."""
    page = browser.new_page(viewport=PHONE, color_scheme=scheme, service_workers="block")  # type: ignore[arg-type]
    page.goto(url)
    picture = Image.open(io.BytesIO(page.screenshot()))
    page.close()
    return picture


def _kinds(browser: Browser) -> None:
    """Photograph each kind in the style guide, which readers never meet."""
    client = create_app(Settings(public_url=ORIGIN)).test_client()
    context = browser.new_context(base_url=ORIGIN, viewport={"width": 1500, "height": 900}, service_workers="block")
    serve(context, client)
    page = context.new_page()
    page.goto(ADDRESS)
    for kind in KINDS:
        shown = page.locator(f'.theme-light[lang="en"] [data-kind="{kind}"]').screenshot()
        file = FOLDER / f"kind-{kind}.png"
        Image.open(io.BytesIO(shown)).convert("RGB").quantize(COLOURS).save(file, optimize=True)
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size} bytes")
    context.close()


def main() -> None:
    """Photograph the phones for the README, and the kinds for `docs/design.md`."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    program = chromium.find()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Build.render(Path(folder), "https://camau.example")
        browser = playwright.chromium.launch(executable_path=program, args=chromium.ARGUMENTS)
        with FaultServer({"site": site}, "site").running() as server:
            views = [_view(browser, f"{server.url}{path}", scheme) for path, scheme in VIEWS]
        _kinds(browser)
        browser.close()
    width = len(views) * (PHONE["width"] + GAP) - GAP
    together = Image.new("RGBA", (width, PHONE["height"]), (0, 0, 0, 0))
    for at, view in enumerate(views):
        together.paste(view, (at * (PHONE["width"] + GAP), 0))
    together.save(OUT, quality=80, method=6)
    print(f"{OUT.relative_to(ROOT)}: {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
