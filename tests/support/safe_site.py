"""A stand-in for the site the exit leads to: another origin, which shows what a browser tells it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from threading import Thread

from tests.support.quiet_handler import QuietHandler

BODY = b"<!doctype html><html lang=en><link rel=icon href='data:,'><title>Weather</title><h1>Weather</h1><p>%s"


class _Handler(QuietHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.reply(BODY % str(self.headers["Referer"]).encode(), "text/html; charset=utf-8")


@dataclass(frozen=True)
class SafeSite:
    """`url` is its front page, which says where the visit came from: None, if it was not told."""

    url: str

    @classmethod
    @contextmanager
    def running(cls) -> Iterator["SafeSite"]:
        """Answer until the end of the block."""
        with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
            Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
            yield cls(f"http://127.0.0.1:{server.server_port}/")
            server.shutdown()
