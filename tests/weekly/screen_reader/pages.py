"""The pages that are heard, and the site that serves them at a moment that stands still."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Thread
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment
from xml.etree.ElementTree import Element

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Response

from tests.support.html import every, parse, text_of
from tests.support.registry import BY_NAME
from tests.weekly.screen_reader.session import Asked
from tools.screenshots import EVENING
from webapp import create_app
from webapp.config import Settings
from webapp.i18n.languages import LANGUAGES

ONE_THING = ("now", "plan", "remove", "notes")
PAGES = ("home", "help", "talk", *ONE_THING, "tell", "show", "support", "family", "menu")
FOLLOWED = 2
"""How many screens of a page of one-thing screens are gone on to."""

CLOCK = "/still-clock.js"
STILL = """\
globalThis.Date = class extends Date {
  constructor(...given) {
    super(...(given.length ? given : [%d]));
  }
  static now() {
    return %d;
  }
};
"""


def _clock_stopped(app: Flask) -> WSGIApplication:
    """Let every page think it is the same evening, so that the same helplines are open at each hearing."""
    moment = int(EVENING.timestamp() * 1000)
    clock = Response(STILL % (moment, moment), mimetype="text/javascript")
    head = b'<head><script src="%s"></script>' % CLOCK.encode()

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] == CLOCK:
            return clock(environ, start_response)
        response = Response.from_app(app, environ, buffered=True)
        if response.mimetype == "text/html":
            response.set_data(response.get_data().replace(b"<head>", head, 1))
        return response(environ, start_response)

    return answer


class _Handler(WSGIRequestHandler):
    def log_request(self, *_: object) -> None:
        """Say nothing."""


def _screen(tree: Element, name: str) -> Element:
    """Return the section whose heading has this id."""
    return next(
        section for section in every(tree, "section") if any(e.get("id") == name for e in every(section, "h2"))
    )


def _onward(tree: Element) -> Iterator[str]:
    """Yield the words of the links that lead from screen to screen, none of them back."""
    at = 1
    for _ in range(FOLLOWED):
        links = [(re.fullmatch(r"#s(\d+)", a.get("href", "")), a) for a in every(_screen(tree, f"s{at}"), "a")]
        at, link = next((int(found[1]), a) for found, a in links if found and int(found[1]) > at)
        yield " ".join(" ".join(link.itertext()).split())


def asked(app: Flask, url: str) -> Iterator[Asked]:
    """Yield what is to be heard of each page in each language."""
    client = app.test_client()
    for name in PAGES:
        for language in LANGUAGES:
            path = BY_NAME[name].path(language)
            tree = parse(client.get(path).data)
            title = text_of(every(tree, "title")[0])
            follow = list(_onward(tree)) if name in ONE_THING else []
            yield Asked(name=f"{name}.{language.code}", url=url + path, title=title, follow=follow)


@contextmanager
def served() -> Iterator[list[Asked]]:
    """Serve the site, and give what is to be heard of it."""
    app = create_app(Settings())
    app.jinja_env.globals["draft"] = False  # a transcript is of what is launched
    server = make_server("127.0.0.1", 0, _clock_stopped(app), threaded=True, request_handler=_Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield list(asked(app, f"http://127.0.0.1:{server.server_port}"))
    server.shutdown()
