"""Whatever is asked: never a 500, never a header of the policy missing, never a byte of the request sent back."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote_to_bytes, urldefrag, urljoin

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import Headers

from tests.unit.conftest import CAMAU, STEPS
from webapp.config import Settings
from webapp.context import context_of
from webapp.http import headers
from webapp.static_site.sources import sources

pytestmark = pytest.mark.slow

MARK = "Q7zZ9"
"""Stands somewhere in every request and in nothing of ours."""

Environ = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """Every address there is."""

    addresses: tuple[str, ...] = field(repr=False)


@pytest.fixture(scope="module")
def known(two: Flask) -> Known:
    """Every address, those that Flask alone answers among them."""
    files = context_of(two).files.files
    rules = [str(rule) for rule in two.url_map.iter_rules() if "<" not in str(rule)]
    return Known(tuple(sorted({*files, *rules, *sources(two)})))


text = st.text(st.characters(min_codepoint=1, max_codepoint=255, exclude_characters="\r\n"), max_size=30)
marked = st.builds(lambda before, after: f"{before}{MARK}{after}", text, text)
queries = st.one_of(marked, st.just(f"next={MARK}"), st.just(f"%0d%0aX-{MARK}:1"))
methods = st.sampled_from(["GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", MARK])
bodies = st.one_of(st.just(b""), st.binary(max_size=200).map(lambda body: body + MARK.encode()))
NAMES = (
    "HOST", "ACCEPT", "ACCEPT_LANGUAGE", "ACCEPT_ENCODING", "USER_AGENT", "REFERER", "ORIGIN", "RANGE",
    "IF_RANGE", "IF_NONE_MATCH", "IF_MODIFIED_SINCE", "COOKIE", "AUTHORIZATION", "X_FORWARDED_FOR",
    "X_FORWARDED_HOST", "X_FORWARDED_PROTO", "X_FORWARDED_PREFIX", "X_HTTP_METHOD_OVERRIDE", "X_ORIGINAL_URL",
    "FORWARDED", "TRANSFER_ENCODING", "CONNECTION", "UPGRADE", "EXPECT",
)  # fmt: skip
NEARLY_RIGHT = (
    "gzip, br;q=0", "br", "identity;q=0", "*;q=0", "bytes=0-", "bytes=-1", "bytes=5-2", "bytes=0-0,2-3",
    "bytes=999999999-", "cy, en;q=0.1", "away=1", "away=1; away=0", 'away="1', "Thu, 01 Jan 1970 00:00:00 GMT",
    "Thu, 99 Feb 999999999999999999 99:99:99 GMT", "Thu, 01 Jan 1970 00:00:00 +99999999999999999999", "*",
    "chunked", "camau.example", "steps.example:443", "[::1", 'W/"x"', "https", "/en/",
)  # fmt: skip
values = st.one_of(marked, st.sampled_from(NEARLY_RIGHT), st.sampled_from(NEARLY_RIGHT).map(lambda one: one + MARK))
heads = st.dictionaries(st.sampled_from(NAMES), values, max_size=5)


def _paths(known: Known) -> st.SearchStrategy[str]:
    """Addresses, real ones, nearly real ones and anything at all, as WSGI carries them: bytes in latin-1."""
    one = st.sampled_from(known.addresses)
    near = [
        one,
        one.map(lambda path: path.rstrip("/")),
        one.map(lambda path: path + "/"),
        one.map(lambda path: path.rstrip("/") + "/index.html"),
        one.map(lambda path: f"/{MARK}{path}"),
        one.map(lambda path: f"{path}{MARK}"),
        one.map(lambda path: f"{path}..{path}"),
        one.map(lambda path: f"/{path}"),
        one.map(str.upper),
        one.map(lambda path: f"{path}.br"),
        marked.map(lambda tail: f"/{tail}"),
        marked.map(lambda tail: f"//{tail}/%2e%2e/"),
        marked.map(lambda tail: f"/static/{tail}"),
        marked,
        st.binary(max_size=30).map(lambda raw: f"/{raw.decode('latin-1')}"),
        st.just(""),
    ]
    return st.one_of(*near).map(lambda path: unquote_to_bytes(path.encode("latin-1", "replace")).decode("latin-1"))


def _environ(method: str, path: str, query: str, head: dict[str, str], body: bytes) -> Environ:
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_HOST": "steps.example",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.77",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    } | {f"HTTP_{name}": value for name, value in head.items()}


def _answer(app: Flask, environ: Environ) -> tuple[int, Headers, bytes]:
    """Ask as a WSGI server does, without the help of a test client."""
    answers: list[tuple[str, list[tuple[str, str]]]] = []

    def start(status: str, head: list[tuple[str, str]], _error: object = None) -> Any:
        answers.append((status, head))

    body = app.wsgi_app(environ, start)
    try:
        sent = b"".join(body)
    finally:
        getattr(body, "close", lambda: None)()
    status, head = answers[-1]
    return int(status.split()[0]), Headers(head), sent


def _plain(head: Headers, sent: bytes) -> Iterator[bytes]:
    """Yield each part of an answer that could hold what was asked, as it was asked."""
    yield sent
    for name, value in head:
        yield name.encode("latin-1")
        yield value.encode("latin-1")
        yield unquote_to_bytes(value)


def _hold_to_the_rules(app: Flask, known: Known, environ: Environ) -> None:
    path = environ["PATH_INFO"]
    status, head, sent = _answer(app, environ)
    assert 200 <= status < 500
    policy = headers.headers_for(path, head.get("Content-Type", ""), context_of(app), status)
    assert {name: head.getlist(name) for name in policy} == {name: [value] for name, value in policy.items()}
    allowed = headers.cross_origin(path).get("Access-Control-Allow-Origin")
    assert head.get("Access-Control-Allow-Origin") == allowed
    for part in _plain(head, sent):
        assert MARK.lower().encode() not in part.lower()
    for name, value in head:
        assert not set("\r\n") & set(name + value)
    if "Location" in head:
        here = path if path.startswith("/") else f"/{path}"
        to = urldefrag(urljoin(f"http://us{here}", head["Location"])).url
        for ours in ("http://us", STEPS, CAMAU):
            to = to.removeprefix(ours)
        assert to == Settings().exit_url or to in known.addresses


@given(st.data())
def test_nothing_asked_breaks_it_or_comes_back(two: Flask, known: Known, data: st.DataObject) -> None:
    parts: list[Any] = [data.draw(part) for part in (methods, _paths(known), queries, heads, bodies)]
    _hold_to_the_rules(two, known, _environ(*parts))


COOKIES = ("", "away=1", f"away={MARK}")
METHODS = ("GET", "HEAD", "POST")


@pytest.mark.parametrize(("method", "cookie"), [*zip(METHODS, COOKIES, strict=True), ("GET", COOKIES[1])])
def test_every_address_with_all_headers(two: Flask, known: Known, method: str, cookie: str) -> None:
    """Not left to chance: each address with a mark in every header at once, locked and not."""
    head = dict.fromkeys(NAMES, MARK) | {"COOKIE": cookie}
    for path in known.addresses:
        _hold_to_the_rules(two, known, _environ(method, path, f"next={MARK}", head, b""))


@pytest.mark.exhaustive
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("cookie", COOKIES)
def test_every_address_with_each_header(two: Flask, known: Known, method: str, cookie: str) -> None:
    for path in known.addresses:
        for name in NAMES:
            head = {"COOKIE": cookie} | ({name: MARK} if name != "COOKIE" else {})
            _hold_to_the_rules(two, known, _environ(method, path, f"next={MARK}", head, b""))


@pytest.mark.parametrize("path", ["", "/", "/en/help", "/cy//", "//cy/", "/en/jotter", "/en/../cy/", f"/{MARK}"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_no_redirect_follows_the_host_or_the_query(two: Flask, known: Known, path: str, method: str) -> None:
    """Each of these once did, or is near one that did."""
    _hold_to_the_rules(two, known, _environ(method, path, MARK, {"HOST": f"{MARK}.example"}, b""))


def test_error_response_has_the_header_policy(two: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(two.view_functions, "front_door", lambda: 1 // 0)
    status, head, _sent = _answer(two, _environ("GET", "/", "", {}, b""))
    assert status == 500
    policy = headers.headers_for("/", head["Content-Type"], context_of(two), status)
    assert {name: head[name] for name in policy} == policy
