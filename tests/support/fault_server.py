"""A server that goes wrong on request.

It serves any of several builds and, per address, cuts, drops, delays, redirects or replaces what it would have
answered. It counts requests and bytes.
"""

import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.support.builds import Build
from tests.support.responses import Fault, Response

STAY = """history.replaceState({ ...history.state, updated: "shown" }, "")"""
"""Make the page count as reloaded for a new build, so that it stays as it is when one takes over."""
UNTOUCHED = "delete Navigator.prototype.userActivation"
"""To the browser, whatever Playwright asks of a page is a touch of the reader's."""
ATTEMPT = """async () => {
    STAY;
    const workers = navigator.serviceWorker;
    const registration = await workers.register("/sw.js", { updateViaCache: "none" }).catch(() => null);
    if (!registration) return "refused";
    await registration.update().catch(() => {});
    const moving = () => registration.installing ?? registration.waiting;
    const pause = () => new Promise((then) => setTimeout(then, 20));
    while (moving() || registration.active?.state === "activating") await pause();
    return registration.active?.state ?? "refused";
}""".replace("STAY", STAY)
"""Ask for a build and wait for what comes of it; the page stays."""


@dataclass
class Request:
    """One request that was answered, with the bytes of the answer's head and body."""

    path: str
    size: int


USED: set[int] = set()


def _listen(handler: Callable[..., BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    """Listen on a port nothing here had before: to a browser it would be the same site, with what that kept."""
    while True:
        http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        if http.server_port not in USED:
            USED.add(http.server_port)
            return http
        http.server_close()


@dataclass
class FaultServer:
    """Serves `live`; `faults` maps the start of an address to what goes wrong there, until it is taken out.

    With `balance`, which names a build for each request, several servers stand behind the one address.
    `rate` (bytes a second, shared by every connection) and `latency` (seconds a request) make the line slow.
    """

    builds: Mapping[str, Build]
    live: str
    balance: Iterator[str] | None = None
    encodings: str = "br, gzip"
    faults: dict[str, Fault] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    url: str = ""
    rate: float = 0
    latency: float = 0
    line: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def running(self) -> Iterator["FaultServer"]:
        """Serve on a port of its own for as long as the block lasts."""
        http = _listen(partial(_Handler, self))
        http.daemon_threads = True
        self.url = f"http://127.0.0.1:{http.server_port}"
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            http.shutdown()
            http.server_close()

    def answer(self, path: str, accepted: str) -> Response:
        """Return the answer for `path` with its fault."""
        build = self.builds[next(self.balance) if self.balance else self.live]
        answer = build.answer(path, accepted if self.encodings else "")
        for start, fault in list(self.faults.items()):
            if path.startswith(start):
                fault(answer)
        return answer

    def build_of(self, path: str, body: str) -> str:
        """Name the build whose bytes these are; the worker adds nothing but the day of the last check."""
        bare = re.sub(r'<html data-checked="-?\d+"', "<html", body, count=1)
        for name, build in self.builds.items():
            file = build.file(path)
            if file.is_file() and file.read_text(encoding="utf-8") == bare:
                return name
        raise AssertionError(f"{path} belongs to no build: {body[:300]}")

    def asked(self, start: str = "/") -> list[Request]:
        """Return the requests for addresses that begin with `start`."""
        return [request for request in self.requests if request.path.startswith(start)]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, faults: FaultServer, *args: Any) -> None:
        self._faults = faults
        super().__init__(*args)

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        answer = self._faults.answer(path, self.headers.get("Accept-Encoding", ""))
        time.sleep(answer.wait + self._faults.latency)
        self.close_connection = answer.length >= 0 or answer.drop
        if answer.drop:
            return
        head = {"Content-Length": str(max(answer.length, len(answer.body)))} | answer.headers
        lines = [f"HTTP/1.1 {answer.status} -", *(f"{name}: {value}" for name, value in head.items()), "", ""]
        whole = "\r\n".join(lines).encode() + answer.body
        self._faults.requests.append(Request(path, len(whole)))
        try:
            self._send(whole)
        except OSError:
            self.close_connection = True

    def _send(self, whole: bytes) -> None:
        """Send in pieces, so that a rate (bytes a second) can be kept."""
        rate, piece = self._faults.rate, 1400
        for start in range(0, len(whole), piece):
            self.wfile.write(whole[start : start + piece])
            if rate:
                with self._faults.line:
                    time.sleep(piece / rate)

    def log_message(self, *_: object) -> None:
        pass
