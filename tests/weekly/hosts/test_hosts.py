"""Real nginx and Caddy, set up by `flask host`, serve an export under the one policy."""

import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path

import pytest
from flask import Flask

from tests.support import certificate
from tests.support.caddy import Caddy
from tests.support.canary_client import MALFORMED, MARK, SECRETS, ask, send
from tests.support.nginx import HOMES, Nginx
from tests.support.policy import of_file
from tests.support.ports import free_port
from tests.support.server import ROOT
from tests.support.tls_records import record_sizes
from tools.hosts.configuration import Place, render_configuration
from webapp.context import context_of
from webapp.http import headers
from webapp.open_data.files import JSON
from webapp.static_site.export import SUFFIXES
from webapp.static_site.model import RenderedSite

UNKNOWN = ("/nope", "/en/nope/at/all/")
Answer = tuple[int, Message, bytes]


@pytest.fixture(scope="module", params=[Nginx.on, Caddy], ids=["nginx", "caddy"])
def running(request: pytest.FixtureRequest, app: Flask, exported: Path) -> Iterator[Nginx | Caddy]:
    """A host that serves the export."""
    with request.param(app, exported, free_port()) as running:
        yield running


@pytest.fixture(scope="module")
def host(running: Nginx | Caddy) -> str:
    """Its origin."""
    return running.url


def _ask(url: str, **asking: str) -> Answer:
    names = {name.replace("_", "-"): value for name, value in asking.items()}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=names)) as answer:  # noqa: S310
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def _file(exported: Path, path: str) -> Path:
    if path in UNKNOWN:
        return exported / "404.html"
    return exported / (path.lstrip("/") + "index.html" * path.endswith("/"))


def _policy(app: Flask, file: Path, path: str) -> dict[str, list[str]]:
    return {name: [value] for name, value in of_file(app, path, page=file.suffix == ".html").items()}


def test_every_address_has_policy_and_compressed_file(
    app: Flask, rendered: RenderedSite, exported: Path, host: str
) -> None:
    paths = ["/", *(path for path in rendered if not path.startswith("/pack.")), *UNKNOWN]
    for path in paths:
        file = _file(exported, path)
        for encoding, ending in SUFFIXES.items():
            status, given, body = _ask(host + path, Accept_Encoding=encoding)
            assert status == (404 if path in UNKNOWN else 200), path
            policy = _policy(app, file, path)
            assert {name: given.get_all(name) for name in policy} == policy, path
            twin = file.with_name(file.name + ending)
            assert body == (twin if twin.is_file() else file).read_bytes(), path
            assert given["Content-Encoding"] == (encoding if twin.is_file() else None), path


@pytest.mark.parametrize("path", ["/sw.js", JSON])
def test_what_has_not_changed_is_not_sent_again(host: str, path: str) -> None:
    name = _ask(f"{host}{path}", Accept_Encoding="br")[1]["ETag"]
    assert _ask(f"{host}{path}", Accept_Encoding="br", If_None_Match=name)[0] == 304


def test_manifest_type_and_no_policy_page(host: str) -> None:
    assert _ask(f"{host}/cy/app.webmanifest")[1]["Content-Type"] == "application/manifest+json"
    assert _ask(f"{host}/_headers")[0] == 404


@pytest.mark.parametrize(("name", "home"), [*HOMES.items(), ("127.0.0.1", None)])
def test_front_door_speaks_the_language_of_the_name(
    app: Flask, exported: Path, running: Nginx | Caddy, name: str, home: str | None
) -> None:
    answer = _ask_as(name, HTTPConnection("127.0.0.1", running.port), "/")
    assert (answer.status, answer.headers["Location"]) == ((302, home) if home else (200, None))
    policy = _policy(app, exported / "index.html", "/")
    assert {header: answer.headers.get_all(header) for header in policy} == policy
    inner = _ask_as(name, HTTPConnection("127.0.0.1", running.port))
    assert inner.status == 200


@pytest.mark.parametrize(
    ("name", "origin"),
    [
        ("www.camau.example", "http://camau.example"),
        ("CAMAU.example.", "http://camau.example"),
        ("steps.example.", "http://steps.example"),
        ("evil.example", "http://steps.example"),
        ("steps.example.evil.example", "http://steps.example"),
    ],
)
def test_another_name_leads_to_ours(app: Flask, running: Nginx | Caddy, name: str, origin: str) -> None:
    answer = _ask_as(name, HTTPConnection("127.0.0.1", running.port))
    assert (answer.status, answer.headers["Location"]) == (301, f"{origin}/en/")
    fingerprinted = _ask_as(name, HTTPConnection("127.0.0.1", running.port), "/pack.0123456789ab.json")
    assert fingerprinted.headers.get_all("Cache-Control") == ["no-store"]
    for header, value in headers.site_headers(context_of(app)).items():
        assert answer.headers.get_all(header) == [value]
    assert _ask_as(name, HTTPConnection("127.0.0.1", running.port), "/up.txt").status == 200
    for ours in ("localhost", "[::1]:80", "127.0.0.1", "CAMAU.example:80"):
        assert _ask_as(ours, HTTPConnection("127.0.0.1", running.port)).status == 200


@pytest.mark.parametrize("cookie", ["away=1", "a=b; away=1", "a=b;away=1; c=d"])
def test_a_locked_browser_is_led_to_the_decoy_page(exported: Path, running: Nginx | Caddy, cookie: str) -> None:
    def ask(path: str, method: str = "GET", **fields: str) -> HTTPResponse:
        line = HTTPConnection("127.0.0.1", running.port)
        line.request(method, path, headers={"Cookie": cookie, "Connection": "close"} | fields)
        return line.getresponse()

    for path, jotter in (
        ("/en/help/", "/en/jotter/"),
        ("/cy/cymorth/", "/cy/nodiadau/"),
        ("/", "/en/jotter/"),
        ("/nope", "/en/jotter/"),
        ("/en/jotter/x", "/en/jotter/"),
        ("/404.html", "/en/jotter/"),
        ("/static/", "/en/jotter/"),
    ):
        answer = ask(path)
        assert (answer.status, answer.headers["Location"]) == (303, jotter), path
        assert answer.headers.get_all("Cache-Control") == ["no-store"], path
    assert ask("/", Host="camau.example").headers["Location"] == "/cy/nodiadau/"
    for path in ("/en/jotter/", "/cy/nodiadau/", "/cy/jotter.webmanifest", "/favicon.ico", "/sw.js", "/up.txt"):
        assert ask(path).status == 200, path
    written = (exported / "en" / "jotter" / "index.html").read_bytes()
    missing = ask("/static/nope.js")
    assert (missing.status, missing.read()) == (404, written)
    back = ask("/cy/nodiadau/in", "POST")
    assert (back.status, back.headers["Location"]) == (303, "/cy/")
    assert back.headers.get_all("Cache-Control") == ["no-store"]
    assert back.headers.get_all("Set-Cookie") == ["away=; Path=/; Max-Age=0"]
    for other in (ask("/cy/nodiadau/in", "POST", **{"Sec-Fetch-Site": "cross-site"}), ask("/cy/nodiadau/in")):
        assert other.status in {404, 405}
        assert other.headers["Set-Cookie"] is None
        assert b"999" not in other.read()


@pytest.mark.parametrize("cookie", ["hideaway=1", "x=away=1", "away=10", "Away=1", 'away="1"', "away=1,b=2"])
def test_another_cookie_locks_nothing(host: str, cookie: str) -> None:
    assert _ask(f"{host}/en/help/", Cookie=cookie)[0] == 200


def test_an_error_is_never_kept(exported: Path, host: str) -> None:
    file = next(exported.glob("static/icons/*.png")).relative_to(exported)
    for path in (f"/{file}", "/static/nope.0123456789ab.js", "/en/help/"):
        for method in ("POST", "DELETE", "GET"):
            line = HTTPConnection(host.removeprefix("http://"))
            line.request(method, path, headers={"Connection": "close"})
            answer = line.getresponse()
            kept = answer.headers.get_all("Cache-Control")
            assert answer.status in {200, 204} or kept == ["no-store"], (method, path)
    status, given, _body = _ask(f"{host}/{file}", Range="bytes=99999999-")
    assert status == 200 or given["Cache-Control"] == "no-store", "a range that is not there"


def test_who_does_not_finish_asking_is_let_go(running: Nginx | Caddy) -> None:
    """Left alone, both wait for a minute, and the line gives up after twenty seconds."""
    assert b" 200 " not in send(running.port, b"GET /en/ HTTP/1.1\r\nHost: 127.0.0.1\r\n")


def test_neither_writes_anything_about_a_reader(running: Nginx | Caddy, exported: Path) -> None:
    strange = (f"/{MARK}", f"/{'a' * 300}{MARK}", f"/%00{MARK}")
    get = partial(ask, running.port, host="127.0.0.1")
    away = exported.rename(exported.with_name("away"))  # as when somebody uploads the wrong folder
    try:
        missing = [get(path) for path in (*strange, f"/en/talk/?{MARK}")]
    finally:
        away.rename(exported)
    answers = [*missing, *map(get, strange)]
    answers += [send(running.port, raw, hang_up=True) for raw in MALFORMED]
    assert b" 200 " not in b"".join(answers)
    assert b" 200 " in get("/en/talk/")
    for secret in SECRETS:
        assert secret not in running.written


@contextmanager
def _certified(app: Flask, exported: Path, folder: Path) -> Iterator[tuple[int, int]]:
    """Run nginx with a certificate in `folder`; yield its ports without TLS and with it."""
    place = Place(exported, origins=("https://steps.example", "https://camau.example"), certificate=folder)
    certificate.make(folder, place.names)
    written = render_configuration(app, "nginx.conf", place)
    plain, secure = free_port(), free_port()
    here = {"listen 80;": f"listen {plain};", "listen 443 ssl;": f"listen {secure} ssl;"}
    here |= {"    listen [::]:80;\n": "", "    listen [::]:443 ssl;\n": ""}
    for there, now in here.items():
        assert there in written
        written = written.replace(there, now)
    with Nginx(written, secure):
        yield plain, secure


def test_nginx_with_certificate_serves_our_names_only(app: Flask, exported: Path, tmp_path: Path) -> None:
    with _certified(app, exported, tmp_path) as (plain, secure):
        for name, to in (("camau.example", "camau.example"), ("evil.example", "steps.example")):
            answer = _ask_as(name, HTTPConnection("127.0.0.1", plain))
            assert (answer.status, answer.headers["Location"]) == (301, f"https://{to}/en/")
            policy = headers.site_headers(context_of(app)) | {"Cache-Control": "no-store"}
            assert {header: answer.headers.get_all(header) for header in policy} == {
                header: [value] for header, value in policy.items()
            }
        trusted = ssl.create_default_context(cafile=str(tmp_path / "fullchain.pem"))
        trusted.check_hostname = False
        answer = _ask_as("camau.example", HTTPSConnection("127.0.0.1", secure, context=trusted))
        assert (answer.status, answer.read()) == (200, (exported / "en" / "index.html").read_bytes())
        assert answer.headers["Strict-Transport-Security"]


def test_nginx_sends_a_page_in_parts_that_can_be_read_at_once(app: Flask, exported: Path, tmp_path: Path) -> None:
    with _certified(app, exported, tmp_path) as (_plain, secure):
        assert 0 < max(record_sizes(secure, "steps.example", "/en/help/")) <= 4096 + 64
    ours = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    assert "ssl_buffer_size 4k;" in ours


def _ask_as(name: str, line: HTTPConnection, path: str = "/en/") -> HTTPResponse:
    line.request("GET", path, headers={"Host": name, "Connection": "close"})
    return line.getresponse()
