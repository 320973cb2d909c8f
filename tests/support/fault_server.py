"""A server that goes wrong on request.

It serves any of several builds and, per address, cuts, drops, delays, redirects or replaces what it would have
answered. It counts requests and bytes.
"""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from webapp import create_app, headers, offline, site_files
from webapp.settings import Settings

PORTAL = b"<!doctype html><title>Wi-Fi</title><h1>Log in to this Wi-Fi</h1>"
ENCODINGS = {"br": ".br", "gzip": ".gz"}


@dataclass
class Answer:
    """What is about to be sent. A fault changes it; `length` is announced even if fewer bytes follow."""

    status: int
    headers: dict[str, str]
    body: bytes
    length: int = -1
    wait: float = 0
    drop: bool = False


Fault = Callable[[Answer], None]


def cut(part: float) -> Fault:
    """Announce the whole and send the first `part` (0 to 1) of it."""

    def apply(answer: Answer) -> None:
        answer.length = len(answer.body)
        answer.body = answer.body[: int(len(answer.body) * part)]

    return apply


def shortened(part: float) -> Fault:
    """Send the first `part` as if it were the whole; what is left may still be readable."""

    def apply(answer: Answer) -> None:
        answer.headers.pop("Content-Encoding", None)
        answer.body = answer.body[: int(len(answer.body) * part)]

    return apply


def replaced(body: bytes, kind: str = "text/html", status: int = 200) -> Fault:
    """Answer with another body, as a login portal or a school's filter does."""

    def apply(answer: Answer) -> None:
        answer.status, answer.body = status, body
        answer.headers = {"Content-Type": kind}

    return apply


def redirected(status: int = 302, to: str = "/portal") -> Fault:
    """Answer with a redirect."""

    def apply(answer: Answer) -> None:
        answer.status, answer.body, answer.headers = status, b"", {"Location": to}

    return apply


def dropped(answer: Answer) -> None:
    """Close the connection without a word."""
    answer.drop = True


def late(seconds: float) -> Fault:
    """Answer well, but late."""

    def apply(answer: Answer) -> None:
        answer.wait = seconds

    return apply


ATTEMPT = """async () => {
    dispatchEvent(new Event("keydown"));
    const workers = navigator.serviceWorker;
    const registration = await workers.register("/sw.js", { updateViaCache: "none" }).catch(() => null);
    if (!registration) return "refused";
    await registration.update().catch(() => {});
    const moving = () => registration.installing ?? registration.waiting;
    const pause = () => new Promise((then) => setTimeout(then, 20));
    while (moving() || registration.active?.state === "activating") await pause();
    return registration.active?.state ?? "refused";
}"""
"""Ask for a build and wait for what comes of it; the page counts as touched, so that it stays as it is."""


@dataclass
class Build:
    """One release: a folder of ready-made files and the header policy they were made under."""

    folder: Path
    assets: Any
    pages: list[str]
    """The addresses of those that a phone keeps."""

    @classmethod
    def render(cls, folder: Path, origin: str, **settings: Any) -> "Build":
        """Render the site of `origin` into `folder`: its pages name it, and the Jotter leads back to it."""
        app = create_app(Settings(public_url=origin, exit_url=origin, **settings))
        site_files.write(app, folder)
        with app.app_context():
            pages = sorted(path for path in offline.kept_offline() if path.endswith("/"))
        return cls(folder, app.extensions["built_assets"], pages)

    def file(self, path: str) -> Path:
        """Return the file of an address."""
        return self.folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))

    def answer(self, path: str, accepted: str) -> Answer:
        """Answer as a good host would."""
        file = self.file(path)
        if not file.is_file():
            return Answer(404, {"Content-Type": "text/html; charset=utf-8"}, b"<h1>Not here</h1>")
        kinds = {
            ".js": "text/javascript",
            ".json": "application/json",
            ".svg": "image/svg+xml",
            ".png": "image/png",
        }
        kind = kinds.get(file.suffix, "text/html; charset=utf-8" if file.suffix == ".html" else "text/plain")
        sent = {"Content-Type": kind} | headers.headers_for(path, kind, self.assets)
        for encoding, ending in ENCODINGS.items():
            twin = file.with_name(file.name + ending)
            if encoding in accepted and twin.is_file():
                return Answer(200, sent | {"Content-Encoding": encoding}, twin.read_bytes())
        return Answer(200, sent, file.read_bytes())


@dataclass
class Request:
    """One request that was answered, with the bytes of the answer's head and body."""

    path: str
    size: int


@dataclass
class FaultServer:
    """Serves `live`; `faults` maps the start of an address to what goes wrong there, until it is taken out.

    `rate` (bytes a second, shared by every connection) and `latency` (seconds a request) make the line slow.
    """

    builds: Mapping[str, Build]
    live: str
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
        http = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, self))
        http.daemon_threads = True
        self.url = f"http://127.0.0.1:{http.server_port}"
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            http.shutdown()
            http.server_close()

    def answer(self, path: str, accepted: str) -> Answer:
        """Return the answer for `path` with its fault."""
        answer = self.builds[self.live].answer(path, accepted if self.encodings else "")
        for start, fault in list(self.faults.items()):
            if path.startswith(start):
                fault(answer)
        return answer

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
