"""Our exit beside GOV.UK's Exit this page, on the same page, in the same run: `make bench NAME=exit`.

Both stand in the longest page of the site: the same words, styles and place of the button. One carries our
scripts; in the other they are taken out and the component of `govuk-frontend` is put in, with the rules of its
stylesheet that name it. Where each leads (ours to the decoy page, theirs to the safe site) never answers, so what
is measured is the page that is being left. Each press is a trusted touch, sent with `Input.dispatchTouchEvent`; a
finger that is down for 0 ms is let go as soon as Chromium has taken the touch.

Time runs from the `timeStamp` of the trusted `pointerdown`, which is when the browser got the touch, to the first
frame of the screencast without content, by the time Chromium gives that frame. A frame is without content when
all of it below `LOADING` is one colour; above, GOV.UK's cover says "Loading.". Rounds take turns in who is first.
"""

import base64
import gzip
import re
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, CDPSession, ConsoleMessage, Page, Route, sync_playwright

from tests.browser.touch import Finger
from tests.support.registry import every_address
from tests.support.server import ROOT
from tools.install import chromium
from webapp import create_app
from webapp.assets import minify
from webapp.config import Settings
from webapp.context import context_of

SITE = "https://camau.example"
COMPONENT = ROOT / "tests/npm/node_modules/govuk-frontend/dist/govuk"
MODULE = COMPONENT / "components/exit-this-page/exit-this-page.bundle.mjs"
ROUNDS = 9
THROTTLES = (1, 4, 6)
HOLDS = (0, 80)
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 640},
    "has_touch": True,
    "is_mobile": True,
    "service_workers": "block",
}
LOADING = 64
TIMED = """addEventListener("pointerdown", (event) =>
    console.debug("pressed", performance.timeOrigin + event.timeStamp), { capture: true, passive: true });"""


@dataclass
class Bench:
    """`pages` is each side's page, `weights` each side's scripts, compressed, in bytes."""

    pages: dict[str, str]
    weights: dict[str, int]
    frames: list[tuple[float, bytes]] = field(default_factory=list)
    pressed: list[float] = field(default_factory=list)


def _weight(*texts: str) -> int:
    return sum(len(gzip.compress(text.encode(), 9)) for text in texts)


def _with_govuk(page: str, head_script: str) -> str:
    """Return `page` with GOV.UK's component in the place of our exit, set up as its guide says."""
    css = (COMPONENT / "govuk-frontend.min.css").read_text(encoding="utf-8")
    rules = "".join(re.findall(r"\.[^{}]*exit-this-page(?:-hide-content|-overlay|__indicator)[^{}]*\{[^}]*\}", css))
    start = 'document.body.className += " js-enabled govuk-frontend-supported";'
    module = MODULE.read_text(encoding="utf-8")
    init = "new ExitThisPage(document.querySelector('[data-module=govuk-exit-this-page]'));"
    button = (
        'class="leave govuk-exit-this-page__button govuk-js-exit-this-page-button" role="button" draggable="false"'
    )
    page, removed = re.subn(f"<script[^>]*>{re.escape(head_script)}</script>", "", page)
    if removed != 1:
        raise ValueError(page[:500])
    page = page.replace("</style>", f"{rules}</style>", 1)
    page = page.replace("<body>", f"<body><script>{start}</script>")
    page = re.sub(r'<a class="leave" data-exit href="[^"]*"', f'<a {button} href="https://safe.example/"', page)
    page = page.replace('<nav class="bar"', '<nav class="bar" data-module="govuk-exit-this-page"')
    return page.replace("</body>", f'<script type="module">{module}\n{init}</script></body>')


def _prepare() -> Bench:
    app = create_app(Settings(public_url=SITE, exit_url="https://safe.example/"))
    inline = context_of(app).assets.inline
    client = app.test_client()
    ours = max((client.get(path).text for _page, _language, path in every_address()), key=len)
    theirs = _with_govuk(ours, inline["head.js"])
    assert theirs.count("ExitThisPage(") == 1
    assert "govuk-exit-this-page-overlay{" in theirs
    module = MODULE.read_text(encoding="utf-8").split("//# sourceMappingURL")[0]
    weights = {"ours": _weight(inline["head.js"], inline["decoy.js"]), "GOV.UK": _weight(minify.compact(module))}
    return Bench({"ours": ours, "GOV.UK": theirs}, weights)


@contextmanager
def _opened(browser: Browser, bench: Bench, side: str) -> Iterator[tuple[Page, CDPSession]]:
    """Open a side's page in a fresh profile, and note its presses and its frames."""
    context = browser.new_context(**PHONE)
    held: list[Route] = []

    def answer(route: Route) -> None:
        if route.request.url == f"{SITE}/page":
            route.fulfill(content_type="text/html; charset=utf-8", body=bench.pages[side])
        elif route.request.is_navigation_request():
            held.append(route)
        else:
            route.abort()

    def heard(message: ConsoleMessage) -> None:
        if message.text.startswith("pressed "):
            bench.pressed.append(float(message.text.split()[1]))

    context.route("**/*", answer)
    page = context.new_page()
    page.on("console", heard)
    page.add_init_script(TIMED)
    page.goto(f"{SITE}/page")
    session = context.new_cdp_session(page)

    def keep(frame: dict[str, Any]) -> None:
        bench.frames.append((frame["metadata"]["timestamp"] * 1000, base64.b64decode(frame["data"])))
        session.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    session.on("Page.screencastFrame", keep)
    yield page, session
    for route in held:
        route.abort()
    context.close()


def _without_content(frame: bytes) -> bool:
    with Image.open(BytesIO(frame)) as screen:
        return screen.convert("RGB").crop((0, LOADING, screen.width, screen.height)).getcolors(1) is not None


def _press(browser: Browser, bench: Bench, side: str, throttle: int, hold: int) -> float:
    """Return the milliseconds from the press to the first frame without content."""
    with _opened(browser, bench, side) as (page, session):
        place = page.locator(".leave").bounding_box()
        assert place is not None
        session.send("Page.startScreencast", {"format": "png", "everyNthFrame": 1})
        session.send("Emulation.setCPUThrottlingRate", {"rate": throttle})
        page.wait_for_timeout(300)
        assert bench.frames, "the screencast shows the page before the press"
        assert not _without_content(bench.frames[-1][1])
        bench.frames.clear()
        bench.pressed.clear()
        finger = Finger(page)
        finger.down(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        page.wait_for_timeout(hold)
        finger.up()
        for _ in range(100):
            blank = [when for when, frame in bench.frames if _without_content(frame)]
            if blank and bench.pressed:
                return min(blank) - bench.pressed[0]
            page.wait_for_timeout(50)
        raise TimeoutError(f"{side} never went blank")


def _row(bench: Bench, browser: Browser, throttle: int, hold: int) -> str:
    times: dict[str, list[float]] = {side: [] for side in bench.pages}
    for turn in range(ROUNDS):
        sides = list(bench.pages)
        for side in sides if turn % 2 else reversed(sides):
            times[side].append(_press(browser, bench, side, throttle, hold))
    middle = {side: statistics.median(taken) for side, taken in times.items()}
    cells = [f"{middle[side]:.0f} ({min(taken):.0f} to {max(taken):.0f})" for side, taken in times.items()]
    return f"| {throttle}× | {hold} ms | {' | '.join(cells)} | {middle['ours'] / middle['GOV.UK']:.2f} |"


def main() -> None:
    """Measure each way out, and print what was seen."""
    bench, found = _prepare(), chromium.find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=chromium.ARGUMENTS)
        print(f"Press to the first blank frame, {ROUNDS} presses each: median (least to most), milliseconds.\n")
        print("| CPU | finger down for | ours | GOV.UK | ratio of medians |\n| --- | --- | --- | --- | --- |")
        for hold in HOLDS:
            for throttle in THROTTLES:
                print(_row(bench, browser, throttle, hold), flush=True)
        browser.close()
    print(
        f"\nScripts, compacted alike, gzip: ours {bench.weights['ours']}, GOV.UK {bench.weights['GOV.UK']} bytes."
    )


if __name__ == "__main__":
    main()
