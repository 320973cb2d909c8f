"""What a page costs before its first paint: the bytes on the wire, and which of its parts they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import brotli
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.html import every, parse

SERVERS_OWN = "server: granian\r\ndate: Tue, 24 Nov 2026 12:00:00 GMT\r\n\r\n"
"""What the server adds to every answer, and the empty line."""

PARTS = {
    "style": r"<style>.*?</style>",
    "scripts": r"<script.*?</script>",
    "head": r"(?<=</script>\n)<meta name=.viewport.*?(?=<style>)",
    "icons": r"<svg.*?</svg>",
    "bar and header": r"<nav class=.bar.*?</header>",
    "main": r"<main.*?</main>",
    "footer": r"<footer.*?</footer>",
}


@dataclass
class FirstView:
    """One page as it travels: bytes of its head, of its body (brotli) and of each other file that blocks it."""

    path: str
    body: bytes
    head: int
    sent: int
    blocking: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Every byte that must arrive before the page can paint."""
        return self.head + self.sent + sum(self.blocking.values())

    def compressed(self, quality: int) -> "FirstView":
        """Return the same page at another quality of Brotli; a release has 11."""
        return replace(self, sent=len(brotli.compress(self.body, quality=quality)))

    def causes(self) -> dict[str, int]:
        """Return what each part adds, the biggest first: the bytes that brotli saves without it."""
        text = self.body.decode()
        without = {name: re.sub(part, "", text, flags=re.DOTALL) for name, part in PARTS.items()}
        whole = _weight(self.body)
        parts = {name: whole - _weight(rest.encode()) for name, rest in without.items()}
        return dict(sorted((parts | {"response headers": self.head} | self.blocking).items(), key=lambda p: -p[1]))


def _weight(body: bytes) -> int:
    return len(brotli.compress(body, quality=9))


def _head_of(answer: TestResponse) -> int:
    lines = [f"HTTP/1.1 {answer.status}\r\n", *(f"{name}: {value}\r\n" for name, value in answer.headers)]
    return sum(map(len, lines)) + len(SERVERS_OWN)


def _blocking(body: bytes) -> Iterator[str]:
    """Yield each file a browser waits for before it paints: styles, scripts that are not deferred, pictures."""
    tree = parse(body)
    for link in every(tree, "link"):
        if link.get("rel") == "stylesheet":
            yield link.get("href", "")
    for script in every(tree, "script"):
        late = script.get("defer") is not None or script.get("async") is not None or script.get("type") == "module"
        if script.get("src") and not late:
            yield script.get("src", "")
    for picture in every(tree, "img"):
        yield picture.get("src", "")


def _ask(client: FlaskClient, path: str) -> TestResponse:
    answer = client.get(path, headers={"Accept-Encoding": "br"})
    answer.get_data()
    answer.close()
    return answer


def look(client: FlaskClient, path: str) -> FirstView:
    """Ask for a page of the site as it is served (`webapp.wsgi.ready`), and weigh it."""
    answer = _ask(client, path)
    compressed = answer.headers.get("Content-Encoding") == "br"
    body = brotli.decompress(answer.data) if compressed else answer.data
    blocking = {src: _head_of(other := _ask(client, src)) + len(other.data) for src in _blocking(body)}
    return FirstView(path, body, _head_of(answer), len(answer.data), blocking)
