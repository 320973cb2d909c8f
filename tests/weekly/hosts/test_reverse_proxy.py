"""`deploy/nginx.conf` while our server is away, under names that are ours and that are not, and without TLS."""

import re
import socket
import ssl
from collections.abc import Iterator
from email.message import Message
from http.client import HTTPResponse
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.ports import free_port
from tests.support.reverse_proxy import ReverseProxy
from tests.support.server import ROOT
from webapp.http import headers

DECOYS = {"en": "/en/jotter/", "cy": "/cy/nodiadau/"}
LOCKED = "Cookie: away=1"


class Reply(NamedTuple):
    """An answer that was read to its end."""

    status: int
    headers: Message
    body: bytes


class Reader:
    """Asks the front by raw requests, so that nothing is set right on the way."""

    def __init__(self, front: ReverseProxy) -> None:
        self._front = front
        self._tls = ssl.create_default_context()
        self._tls.check_hostname = False
        self._tls.verify_mode = ssl.CERT_NONE

    def plain(self, raw: bytes) -> Reply:
        """Send these bytes to the port without TLS."""
        with socket.create_connection(("127.0.0.1", self._front.plain_port), 20) as line:
            line.sendall(raw)
            return _read(line)

    def ask(self, path: str, *fields: str, method: str = "GET", host: str = "steps.example") -> Reply:
        """Ask for a path; an empty `host` is none."""
        named = [f"Host: {host}"] if host else []
        length = ["Content-Length: 0"] if method == "POST" else []
        head = "\r\n".join([f"{method} {path} HTTP/1.1", *named, *fields, *length, "Connection: close", "", ""])
        line = socket.create_connection(("127.0.0.1", self._front.port), 20)
        with self._tls.wrap_socket(line, server_hostname="steps.example") as tls:
            tls.sendall(head.encode("latin-1"))
            return _read(tls, method)


def _read(line: socket.socket, method: str = "GET") -> Reply:
    answer = HTTPResponse(line, method=method)
    answer.begin()
    return Reply(answer.status, answer.headers, answer.read())


@pytest.fixture(scope="module")
def reader(exported: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """One in front of a server that is away."""
    with ReverseProxy(tmp_path_factory.mktemp("front"), free_port(), exported) as front:
        yield Reader(front)


def _has_the_policy(reply: Reply) -> bool:
    own = {name: reply.headers.get_all(name) for name in headers.SITE_HEADERS}
    csp = reply.headers.get_all("Content-Security-Policy", [])
    kept = reply.headers.get_all("Cache-Control")
    assert own == {name: [value] for name, value in headers.SITE_HEADERS.items()}
    assert len(csp) == 1
    assert "default-src 'none'" in csp[0]
    assert "frame-ancestors 'none'" in csp[0]
    return kept == ["no-store"]


def _is_decoy_page(reply: Reply, exported: Path, language: str) -> bool:
    assert _has_the_policy(reply)
    return reply.body == (exported / DECOYS[language].strip("/") / "index.html").read_bytes()


@pytest.mark.parametrize("cookie", [LOCKED, "X-Nothing: 1"])
@pytest.mark.parametrize("language", DECOYS)
def test_decoy_page_outlives_the_server(reader: Reader, exported: Path, language: str, cookie: str) -> None:
    for way, method in (("", "GET"), ("?x=1", "GET"), ("in", "POST"), ("in", "GET"), ("out", "GET")):
        reply = reader.ask(f"{DECOYS[language]}{way}", cookie, method=method)
        assert reply.status == 200, way
        assert _is_decoy_page(reply, exported, language)
        assert "form-action 'self'" in reply.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "cookie",
    [
        LOCKED,
        "Cookie: a=b; away=1; c=d",
        "Cookie: a=b;away=1",
        "Cookie: \xe9=\xff; away=1",
        "Cookie: a=b\r\nCookie: away=1",
        "Cookie: away=1 ",
    ],
)
def test_locked_browser_gets_the_decoy_everywhere(reader: Reader, cookie: str) -> None:
    for path, jotter in (
        ("/en/help/", "/en/jotter/"),
        ("/cy/cymorth/", "/cy/nodiadau/"),
        ("/", "/en/jotter/"),
        ("/up.txt", "/en/jotter/"),
        ("/static/nope", "/en/jotter/"),
        ("/en/jotter", "/en/jotter/"),
        ("/en/jotter/x", "/en/jotter/"),
    ):
        reply = reader.ask(path, cookie)
        assert (reply.status, reply.headers["Location"]) == (303, jotter), path
        assert _has_the_policy(reply)
        assert b"999" not in reply.body
    assert reader.ask("/", cookie, host="camau.example").headers["Location"] == "/cy/nodiadau/"


@pytest.mark.parametrize(
    "cookie",
    ["hideaway=1", "x=away=1", "away=10", "away=0", "Away=1", 'away="1"', "away=1x", "xaway=1", "away=1,b=2", ""],
)
def test_another_cookie_locks_nothing(reader: Reader, cookie: str) -> None:
    reply = reader.ask("/en/help/", f"Cookie: {cookie}")
    assert reply.status == 502
    assert b'href="tel:999"' in reply.body
    assert _has_the_policy(reply)


def test_without_scripting_only_a_press_locks(reader: Reader) -> None:
    lock = "away=1; Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Lax"
    assert reader.ask("/en/jotter/out").headers.get_all("Set-Cookie") == [lock]
    assert reader.ask("/en/jotter/").headers["Set-Cookie"] is None
    assert reader.ask("/en/jotter/out", method="HEAD").headers["Set-Cookie"] is None
    pressed = "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Dest: document"
    assert reader.ask("/en/jotter/out", pressed).headers["Set-Cookie"] == lock
    for ahead in (
        "Sec-Purpose: prefetch;prerender",
        "Purpose: prefetch",
        "X-Moz: prefetch",
        "Sec-Fetch-Dest: image",
        "Sec-Fetch-Site: cross-site",
    ):
        assert reader.ask("/en/jotter/out", ahead).headers["Set-Cookie"] is None


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("steps.example.", "steps.example"),
        ("CAMAU.example.", "camau.example"),
        ("www.steps.example", "steps.example"),
        ("www.camau.example:443", "camau.example"),
        ("evil.example", "steps.example"),
        ("steps.example.evil.example", "steps.example"),
        ("xsteps.example", "steps.example"),
        ("stepsxexample", "steps.example"),
        ("127.0.0.1", "steps.example"),
        ("[::1]:443", "steps.example"),
        ("localhost", "steps.example"),
    ],
)
def test_another_name_leads_to_ours(reader: Reader, host: str, site: str) -> None:
    reply = reader.ask("/en/help/", host=host)
    assert (reply.status, reply.headers["Location"]) == (301, f"https://{site}/en/help/")
    assert _has_the_policy(reply)
    assert reader.ask("/up.txt", host=host).status == 502, "a monitor asks by number"


def test_our_names_are_served_in_every_spelling(reader: Reader) -> None:
    for host in ("steps.example", "STEPS.example", "camau.example", "camau.example:443", "steps.example:8443"):
        assert reader.ask("/en/help/", host=host).status == 502


def test_wrong_host_counts_are_refused_under_policy(reader: Reader) -> None:
    for reply in (reader.ask("/en/", host=""), reader.ask("/en/", "Host: evil.example")):
        assert reply.status == 400
        assert _has_the_policy(reply)


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"GET /en/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 301),
        (b"GET /en/ HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
        (b"GET /en/ HTTP/1.1\r\n\r\n", 400),
        (b"nonsense\r\n\r\n", 400),
        (b"GET /" + b"a" * 10_000 + b" HTTP/1.1\r\nHost: steps.example\r\n\r\n", 414),
        (b"POST / HTTP/1.1\r\nHost: steps.example\r\nContent-Length: 1000000\r\n\r\n", 413),
    ],
)
def test_without_tls_every_answer_is_under_the_policy(reader: Reader, raw: bytes, status: int) -> None:
    reply = reader.plain(raw)
    assert reply.status == status
    assert _has_the_policy(reply)


def test_the_policy_of_the_front_is_the_policy() -> None:
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for name, value in headers.SITE_HEADERS.items():
        assert re.search(
            rf'map \$upstream_http_{name.lower().replace("-", "_")} \$\w+ {{ "" "{re.escape(value)}"', text
        )
