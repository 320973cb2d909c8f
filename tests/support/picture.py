"""`make picture`: draws the README's picture, four phones side by side, into `docs/pictures/`."""

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.support import chromium
from tests.support.builds import Build
from tests.support.fault_server import FaultServer
from tests.support.server import ROOT

OUT = ROOT / "docs" / "pictures" / "phones.webp"
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


def main() -> None:
    """Photograph the phones and write the picture of the README."""
    program = chromium.find()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Build.render(Path(folder), "https://camau.example")
        browser = playwright.chromium.launch(executable_path=program, args=chromium.ARGUMENTS)
        with FaultServer({"site": site}, "site").running() as server:
            views = [_view(browser, f"{server.url}{path}", scheme) for path, scheme in VIEWS]
        browser.close()
    width = len(views) * (PHONE["width"] + GAP) - GAP
    together = Image.new("RGBA", (width, PHONE["height"]), (0, 0, 0, 0))
    for at, view in enumerate(views):
        together.paste(view, (at * (PHONE["width"] + GAP), 0))
    OUT.parent.mkdir(parents=True, exist_ok=True)
    together.save(OUT, quality=80, method=6)
    print(f"{OUT.relative_to(ROOT)}: {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
