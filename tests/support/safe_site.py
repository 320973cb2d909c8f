"""A stand-in for the site the exit leads to: another origin, which keeps what browsers tell it."""

from http.server import ThreadingHTTPServer
from threading import Thread
from typing import ClassVar, Self

from tests.support.quiet_handler import QuietHandler

BODY = b"<!doctype html><html lang=en><link rel=icon href='data:,'><title>Weather</title><h1>Weather</h1>"


class SafeSite:
    """`url` is its front page; `referers` holds what each visit said it came from, None for nothing."""

    def __init__(self) -> None:
        self.referers: list[str | None] = []
        referers = self.referers

        class Handler(QuietHandler):
            protocol_version = "HTTP/1.1"
            seen: ClassVar = referers

            def do_GET(self) -> None:
                self.seen.append(self.headers["Referer"])
                self.reply(BODY, "text/html; charset=utf-8")

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"

    def start(self) -> Self:
        """Answer from now on."""
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def stop(self) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._server.server_close()
