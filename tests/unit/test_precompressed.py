"""The ready-made files as the server hands them out: content coding, validators and ranges (RFC 9110)."""

import gzip
from collections.abc import Callable

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.conftest import ORIGIN
from webapp import create_app
from webapp.config import Settings
from webapp.context import context_of
from webapp.http import headers
from webapp.http.precompressed import IDENTITY, PrecompressedFile, PrecompressedResponder, negotiate
from webapp.static_site.compress import Compression, compress, compress_file
from webapp.static_site.model import RenderedFile, RenderedSite

VARIANTS = {"br": b"b" * 10, "gzip": b"g" * 20}
FILE = PrecompressedFile(b"0123456789" * 20, "text/plain; charset=utf-8", lambda: VARIANTS)
PICTURE = PrecompressedFile(b"\x89PNG", "image/png")


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        (None, IDENTITY),
        ("", IDENTITY),
        ("br, gzip", "br"),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("gzip;q=0", IDENTITY),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.1, gzip;q=0.9", "gzip"),
        ("br;q=0.5, gzip;q=0.5", "br"),
        ("identity, gzip;q=0.5", IDENTITY),
        ("identity;q=0.2, gzip;q=0.5", "gzip"),
        ("x-gzip", IDENTITY),
        ("gzipped", IDENTITY),
        ("brotli", IDENTITY),
        ("x-br, not-gzip", IDENTITY),
        ("*", "br"),
        ("*;q=0", IDENTITY),
        ("br;q=0, *", "gzip"),
        ("gzip;q=nonsense", IDENTITY),
        ("identity;q=0", IDENTITY),
        ("identity;q=0, gzip", "gzip"),
        (";;,,", IDENTITY),
    ],
)
def test_content_coding(header: str | None, coding: str) -> None:
    assert negotiate(header, FILE) == (coding, {IDENTITY: FILE.body, **FILE.encodings}[coding])
    assert negotiate(header, PICTURE) == (IDENTITY, PICTURE.body)


def _tag(coding: str = IDENTITY) -> str:
    asked = {} if coding == IDENTITY else {"HTTP_ACCEPT_ENCODING": coding}
    return str(dict(PrecompressedResponder(FILE).get_response("GET", asked).headers)["ETag"])


def test_each_encoding_has_its_own_etag() -> None:
    tags = {_tag(coding) for coding in (IDENTITY, "br", "gzip")}
    assert len(tags) == 3
    assert all(tag.startswith('"') for tag in tags)


@pytest.mark.parametrize(
    ("asked", "status", "body"),
    [
        ({"IF_NONE_MATCH": "{tag}"}, 304, None),
        ({"IF_NONE_MATCH": "W/{tag}"}, 304, None),
        ({"IF_NONE_MATCH": '"other", W/{tag}, "more"'}, 304, None),
        ({"IF_NONE_MATCH": "*"}, 304, None),
        ({"IF_NONE_MATCH": '"other"'}, 200, FILE.body),
        ({"IF_NONE_MATCH": "nonsense"}, 200, FILE.body),
        ({"IF_NONE_MATCH": "{br}"}, 200, FILE.body),
        ({"IF_NONE_MATCH": "{tag}", "RANGE": "bytes=0-1"}, 304, None),
        ({"IF_MATCH": "{tag}"}, 200, FILE.body),
        ({"IF_MATCH": "*"}, 200, FILE.body),
        ({"IF_MATCH": '"other"'}, 412, b""),
        ({"IF_MATCH": "W/{tag}"}, 412, b""),
        ({"IF_MODIFIED_SINCE": "Thu, 26 Nov 2026 12:00:00 GMT"}, 200, FILE.body),
        ({"RANGE": "bytes=0-0"}, 206, b"0"),
        ({"RANGE": "bytes=0-3"}, 206, b"0123"),
        ({"RANGE": "bytes=198-"}, 206, b"89"),
        ({"RANGE": "bytes=198-9999"}, 206, b"89"),
        ({"RANGE": "bytes=-3"}, 206, b"789"),
        ({"RANGE": "bytes=-9999"}, 200, FILE.body),
        ({"RANGE": f"bytes={len(FILE.body)}-"}, 200, FILE.body),
        ({"RANGE": "bytes=-0"}, 200, FILE.body),
        ({"RANGE": "bytes=0-1,3-4"}, 200, FILE.body),
        ({"RANGE": "lines=0-1"}, 200, FILE.body),
        ({"RANGE": "bytes=5-2"}, 200, FILE.body),
        ({"RANGE": "nonsense"}, 200, FILE.body),
        ({"RANGE": "bytes=0-1", "IF_RANGE": "{tag}"}, 206, b"01"),
        ({"RANGE": "bytes=0-1", "IF_RANGE": "W/{tag}"}, 200, FILE.body),
        ({"RANGE": "bytes=0-1", "IF_RANGE": '"other"'}, 200, FILE.body),
        ({"RANGE": "bytes=0-1", "IF_RANGE": "Thu, 26 Nov 2026 12:00:00 GMT"}, 200, FILE.body),
    ],
)
def test_preconditions_and_ranges(asked: dict[str, str], status: int, body: bytes | None) -> None:
    environ = {f"HTTP_{name}": value.format(tag=_tag(), br=_tag("br")) for name, value in asked.items()}
    response = PrecompressedResponder(FILE).get_response("GET", environ)
    assert (response.status, response.file or b"") == (status, body or b"")
    sent = dict(response.headers)
    assert sent["ETag"] == _tag()
    assert sent["Vary"] == "Accept-Encoding"
    if status != 304:
        assert sent["Content-Length"] == str(len(body or b""))


def test_range_is_of_the_sent_encoding() -> None:
    response = PrecompressedResponder(FILE).get_response(
        "GET", {"HTTP_ACCEPT_ENCODING": "br", "HTTP_RANGE": "bytes=0-3"}
    )
    assert (response.status, response.file) == (206, b"bbbb")
    assert dict(response.headers)["Content-Range"] == "bytes 0-3/10"


@pytest.mark.parametrize("path", ["/en/help/", "/en/help", "/en/help/index.html", "/sw.js"])
def test_head_sends_what_get_does_without_a_body(client: FlaskClient, path: str) -> None:
    got, head = client.get(path), client.head(path, headers={"Range": "bytes=0-1"})
    assert (head.status_code, head.data) == (got.status_code, b"")
    assert dict(head.headers) == dict(got.headers)


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_every_file_is_sent_under_the_policy(served: Flask, rendered: RenderedSite, encoding: str) -> None:
    client = served.test_client()
    for path in ("/en/help/", "/sw.js", "/cy/app.webmanifest", "/.well-known/security.txt", "/sitemap.xml"):
        answer = client.get(path, headers={"Accept-Encoding": encoding})
        assert (answer.status_code, answer.content_type) == (200, rendered[path].content_type)
        policy = headers.headers_for(path, answer.content_type, context_of(served))
        assert {name: answer.headers[name] for name in policy} == policy
        assert all(len(answer.headers.getlist(name)) == 1 for name in policy)


def test_what_is_no_file_is_left_to_flask(client: FlaskClient) -> None:
    assert client.get("/en/help").headers["Location"].endswith("help/")
    assert client.get("/").headers["Location"] == "/en/"
    for path in ("/nope", "/.hidden", "/../pyproject.toml"):
        assert client.get(path).status_code == 404


def test_a_new_start_changes_nothing_on_phones(client: FlaskClient, rendered: RenderedSite) -> None:
    """A name made from the time of the file would send every phone the pack again after each restart."""
    again, tags = create_app(Settings(public_url=ORIGIN)), set()
    paths = ("/sw.js", "/cy/app.webmanifest", "/favicon.ico")
    context_of(again).files.add_site(compress({path: rendered[path] for path in paths}, Compression.FAST))
    after = again.test_client()
    for path in paths:
        tag = client.get(path).headers["ETag"]
        tags.add(tag)
        assert after.get(path, headers={"If-None-Match": tag}).status_code == 304, path
    assert len(tags) == 3


@pytest.mark.parametrize(("encoding", "undo"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_errors_are_compressed_too(client: FlaskClient, encoding: str, undo: Callable[[bytes], bytes]) -> None:
    def ask(accepted: str) -> TestResponse:
        return client.get("/cy/nope/", headers={"Accept-Encoding": accepted})

    plain, answer = ask("identity"), ask(encoding)
    assert (answer.status_code, answer.headers["Content-Encoding"]) == (404, encoding)
    assert undo(answer.data) == plain.data
    assert "Content-Encoding" not in plain.headers
    assert answer.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


def test_errors_are_ready_made(served: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown address costs no rendering: a crawler that guesses must not slow down a reader."""
    monkeypatch.setattr(served.jinja_env, "get_template", None)
    monkeypatch.setattr(served.jinja_env, "get_or_select_template", None)
    client = served.test_client()
    assert [client.get(path).status_code for path in ("/nope", "/en/nope/", "/cy/x")] == [404] * 3
    assert client.post("/en/").status_code == 405


def test_full_compression_is_smaller_than_fast(rendered: RenderedSite) -> None:
    page = rendered["/cy/cymorth/"]
    fast, full = compress_file(page, Compression.FAST), compress_file(page, Compression.FULL)
    for coding in ("br", "gzip"):
        assert len(full.encodings[coding]) < len(fast.encodings[coding]) < len(page.body)


def test_fast_compression_waits_for_the_first_request(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[bytes] = []

    def compress(body: bytes, **_quality: int) -> bytes:
        made.append(body)
        return b""

    monkeypatch.setattr(brotli, "compress", compress)
    page = RenderedFile(b"a" * 100, "text/plain")
    fast = compress_file(page, Compression.FAST)
    assert made == []
    assert fast.encodings is fast.encodings
    assert made == [page.body], "and compresses once"
    compress_file(page, Compression.FULL)
    assert made == [page.body] * 2, "the full one is ready when the server is"


def test_incompressible_files_are_sent_plain() -> None:
    assert compress_file(RenderedFile(b"a", "text/plain"), Compression.FAST).encodings == {}
