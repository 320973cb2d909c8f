"""Nothing on a page moves once it is painted: not when scripts arrive, badges are filled in or the worker wakes."""

import re
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.support.addresses import every_kind_once
from tests.support.quiet_handler import QuietHandler
from tests.support.server import Server

FEW = ("/cy/cymorth/", "/en/apps/", "/cy/cynllun/")
"""Pages with badges, a search and choices."""
WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
        const moved = entry.sources.map(({node, previousRect: was, currentRect: now}) =>
            `${(node?.outerHTML ?? node?.data)?.slice(0, 200)}: ${JSON.stringify([was, now])}`);
        window.shifts.push({value: entry.value, moved});
    }
}).observe({type: "layout-shift", buffered: true});
"""
PAINTED = """() => {
    const expected = document.querySelector("link[rel=expect]");
    if (expected && !document.querySelector(new URL(expected.href).hash)) return "nothing is painted before it";
    return new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));
}"""
"""Waits until what has come is painted, where it may be."""
SETTLED = """async (worker) => {
    if (worker) await navigator.serviceWorker.ready;
    for (let frames = 0; frames < 10; frames++) await new Promise(requestAnimationFrame);
    return window.shifts;
}"""


@pytest.fixture
def watched(new_context: NewContext) -> Page:
    """A phone that notes every shift, with the worker and a slow processor."""
    page = new_context(service_workers="allow").new_page()
    page.add_init_script(WATCH)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return page


@pytest.mark.parametrize(
    "paths", [FEW, pytest.param(every_kind_once(), marks=pytest.mark.exhaustive)], ids=["few", "every"]
)
def test_no_page_moves_after_it_is_painted(watched: Page, paths: tuple[str, ...]) -> None:
    """`audit/` asks the same of every page, without the worker and on a quicker phone."""
    for path in paths:
        watched.goto(path, wait_until="load")
        assert watched.evaluate(SETTLED, arg=True) == [], path


CUT = "<!--cut-->"


class InTwoParts:
    """A server of one page, of which what follows `after` comes when it is told to, as on a bad line."""

    def __init__(self, page: bytes, after: bytes) -> None:
        end = page.index(after) + len(after)
        self.go_on = threading.Event()
        parts, go_on = (page[:end] + CUT.encode(), page[end:]), self.go_on

        class Handler(QuietHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(parts[0])
                self.wfile.flush()
                go_on.wait(60)
                self.wfile.write(parts[1])

        self.handler = Handler

    @contextmanager
    def running(self) -> Iterator[str]:
        """Serve; yield the address."""
        with ThreadingHTTPServer(("127.0.0.1", 0), self.handler) as http:
            threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
            yield f"http://127.0.0.1:{http.server_port}/"
            self.go_on.set()
            http.shutdown()


def _page(server: Server, path: str) -> bytes:
    whole: bytes = urllib.request.urlopen(server.url + path).read()  # noqa: S310 - our own server
    return whole


def _shifts(watched: Page, page: bytes, after: bytes) -> list[dict[str, Any]]:
    """Return what moved when `page` came in two parts."""
    line = InTwoParts(page, after)
    with line.running() as address:
        watched.goto(address, wait_until="commit")
        watched.wait_for_function(f"document.documentElement?.outerHTML.includes('{CUT}')", polling=50)
        watched.evaluate(PAINTED)
        line.go_on.set()
        watched.wait_for_load_state("load")
        found: list[dict[str, Any]] = watched.evaluate(SETTLED, arg=False)
        return found


@pytest.mark.parametrize(
    ("path", "after"),
    [("/en/help/", b"</strong>"), ("/en/help/", b'12 20z"/></svg>'), ("/cy/", b"</a>"), ("/offline/", b"<header")],
    ids=["words", "a heart without its words", "a link", "the header"],
)
def test_nothing_moves_when_interrupted(watched: Page, server: Server, path: str, after: bytes) -> None:
    """`test_what_has_come_stands_still` asks the same of every place where a page can be cut."""
    assert _shifts(watched, _page(server, path), after) == []


@pytest.mark.parametrize("path", ["/en/help/", "/cy/cysylltu/"])
def test_head_stands_still_before_the_language_name(watched: Page, server: Server, path: str) -> None:
    whole = _page(server, path)
    switch = re.search(rb'<a class="switch"[^>]*>', whole)
    assert switch
    assert _shifts(watched, whole, switch[0]) == []


ARRIVING = (Path(__file__).parent / "arriving.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "paths",
    [(*FEW, "/en/", "/cy/", "/offline/"), pytest.param(every_kind_once(), marks=pytest.mark.exhaustive)],
    ids=["few", "every"],
)
def test_what_has_come_stands_still(phone: Page, paths: tuple[str, ...]) -> None:
    """Whatever part of a page has come, the rest moves nothing of it on the first screen."""
    for path in paths:
        phone.goto(path)
        assert phone.evaluate(ARRIVING) == [], path


def test_a_shift_would_be_seen(watched: Page) -> None:
    watched.goto("/en/", wait_until="load")
    watched.evaluate(
        "document.querySelector('h1').before(Object.assign(document.createElement('p'), {textContent: 'x'}))"
    )
    assert watched.evaluate(SETTLED, arg=True) != []


def test_planted_shift_is_seen(watched: Page) -> None:
    page = b"<!doctype html><title>x</title><p>First</p><style>p { margin-top: 200px }</style>"
    assert _shifts(watched, page, b"</p>") != []
