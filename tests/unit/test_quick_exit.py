"""The lock, the decoy page and the forgetting, on the server that is run and on Flask alone."""

import gzip
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.html import every, parse
from tests.support.registry import every_address
from webapp.assets.minify import compact, isolate
from webapp.config import Settings
from webapp.context import context_of
from webapp.core import paths
from webapp.quick_exit.decoy_page import DECOY_PATHS

SAFE = str(Settings.model_fields["exit_url"].default)
UNKNOWN = ("/", "/offline/", "/nope", "/nope.html", "/en/jotter", "/en/jotter/x", "/en/../en/help/")


@pytest.fixture
def locked(served: Flask) -> FlaskClient:
    client = served.test_client()
    client.set_cookie("away", "1", domain="camau.example")
    return client


def test_locked_browser_gets_the_decoy_everywhere(locked: FlaskClient) -> None:
    for path in [*(path for _page, _language, path in every_address()), *UNKNOWN]:
        answer = locked.get(path)
        assert answer.status_code == 303, path
        assert answer.headers["Location"] in DECOY_PATHS
        assert answer.headers["Cache-Control"] == "no-store"
        answer.close()
    assert locked.get("/cy/cymorth/").headers["Location"] == "/cy/nodiadau/"
    assert locked.post("/cy/cymorth/").status_code == 303


def _status(app: Flask, method: str, path: str, **headers: str) -> int:
    answer = app.test_client(use_cookies=False).open(path, method=method, headers=headers)
    answer.close()
    return answer.status_code


OPENING = (
    "other=1",
    "hideaway=1",
    "x=away=1",
    "away=10",
    "away=0",
    "Away=1",
    "away",
    "away1",
    "xaway=1",
    'away="1"',
)
LOCKING = ("away=1", "a=b; away=1", "a=b;away=1;c=d", "away=0; away=1", " away=1 ", "\taway=1", "x=\xe9; away=1")
UNREADABLE = ("", ";away=0", "x=1;", "x=1;;y=2", "; ")
"""What is left of a header in which a byte is not ASCII, alone and joined with others."""


@pytest.mark.parametrize("cookies", OPENING)
def test_other_cookies_lock_nothing(served: Flask, cookies: str) -> None:
    assert _status(served, "GET", "/en/help/", Cookie=cookies) == 200


@pytest.mark.parametrize("cookies", [*LOCKING, *UNREADABLE])
def test_which_cookies_lock(served: Flask, cookies: str) -> None:
    assert _status(served, "GET", "/en/help/", Cookie=cookies) == 303


def test_what_the_decoy_page_is_made_of_stays_open(locked: FlaskClient) -> None:
    files = context_of(locked.application).assets.files
    for path in ("/sw.js", "/favicon.ico", "/en/jotter/", "/cy/jotter.webmanifest", "/up.txt", *files):
        answer = locked.get(path)
        answer.close()
        assert answer.status_code == 200, path


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/static/nope"),
        ("GET", "/static/js/quick_exit.js"),
        ("GET", "/static/"),
        ("GET", "/en/jotter/in"),
        ("HEAD", "/cy/nodiadau/in"),
        ("POST", "/en/jotter/out"),
        ("POST", "/en/jotter/"),
        ("PUT", "/en/jotter/in"),
        ("DELETE", "/sw.js"),
        ("POST", "/static/nope"),
        ("GET", "/en/jotter/out/"),
        ("GET", "/pack.000000000000.json"),
    ],
)
def test_nothing_else_is_open_to_a_locked_browser(served: Flask, method: str, path: str) -> None:
    answer = served.test_client(use_cookies=False).open(path, method=method, headers={"Cookie": "away=1"})
    assert answer.status_code == 303
    assert answer.headers["Location"] in DECOY_PATHS


def test_the_exit_route_locks_and_continue_unlocks(served: Flask) -> None:
    client = served.test_client()
    out = client.get("/cy/nodiadau/out")
    assert (out.status_code, out.headers["Location"]) == (303, SAFE)
    assert out.headers["Referrer-Policy"] == "no-referrer"
    lock, *evicts = out.headers.getlist("Set-Cookie")
    assert re.fullmatch(r"away=1; Expires=[^;]+; Max-Age=31536000; Secure; Path=/; SameSite=Lax", lock)
    assert all("HttpOnly" in cookie for cookie in evicts)
    assert "Max-Age=0" in evicts[-1]
    client.set_cookie("away", "1", domain="camau.example")
    back = client.post("/cy/nodiadau/in")
    assert (back.status_code, back.headers["Location"]) == (303, "/cy/")
    assert re.match("away=; Expires=Thu, 01 Jan 1970", back.headers["Set-Cookie"])
    assert "Clear-Site-Data" not in back.headers


@pytest.mark.parametrize("header", ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"])
def test_prefetch_locks_nothing(served: Flask, header: str) -> None:
    answer = served.test_client().get("/en/jotter/out", headers={header: "prefetch;prerender"})
    assert answer.status_code == 503
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("HEAD", {}),
        ("GET", {"Sec-Fetch-Dest": "image"}),
        ("GET", {"Sec-Fetch-Dest": "iframe"}),
        ("GET", {"Sec-Fetch-Dest": "empty"}),
        ("GET", {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document"}),
    ],
)
def test_only_a_followed_exit_locks(served: Flask, method: str, headers: dict[str, str]) -> None:
    answer = served.test_client().open("/en/jotter/out", method=method, headers=headers)
    assert (answer.status_code, answer.headers["Location"]) == (303, SAFE)
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": ""},
        {"Origin": "https://evil.example"},
        {"Origin": "https://camau.example.evil.example"},
        {"Origin": ""},
    ],
)
@pytest.mark.parametrize("path", ["/en/jotter/in", "/en/forget/now", "/cy/anghofio/now", "/en/help/", "/nope"])
def test_another_site_cannot_take_the_lock_off(served: Flask, path: str, headers: dict[str, str]) -> None:
    client = served.test_client(use_cookies=False)
    answer = client.post(path, headers={"Host": "camau.example"} | headers)
    assert answer.status_code == 303
    assert answer.headers["Location"] in DECOY_PATHS
    assert not {"Set-Cookie", "Clear-Site-Data"} & set(answer.headers.keys())


@pytest.mark.parametrize(
    "headers",
    [{}, {"Sec-Fetch-Site": "same-origin", "Origin": "null"}, {"Origin": "https://camau.example"}],
)
def test_forgetting_clears_storage_and_cookies(served: Flask, headers: dict[str, str]) -> None:
    answer = served.test_client().post("/en/forget/now", headers={"Host": "camau.example"} | headers)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/en/forget/#done")
    assert answer.headers["Clear-Site-Data"] == '"cookies", "storage"'


def test_post_without_origin_clears_nothing(served: Flask) -> None:
    """A browser without `Sec-Fetch-Site` sends `Origin: null` from our own form, and from anybody's."""
    client = served.test_client(use_cookies=False)
    forget = client.post("/en/forget/now", headers={"Origin": "null"})
    assert forget.headers["Location"] == "/en/forget/#left"
    unlock = client.post("/en/jotter/in", headers={"Origin": "null"})
    assert unlock.headers["Location"] == "/en/"
    for answer in (forget, unlock):
        assert not {"Set-Cookie", "Clear-Site-Data"} & set(answer.headers.keys())
    ours = client.post("/en/jotter/in", headers={"Origin": "null", "Cookie": "away=1"})
    assert "away=;" in ours.headers["Set-Cookie"], "a browser keeps the lock's cookie back from another site's form"


@pytest.mark.parametrize("cookies", UNREADABLE)
def test_continue_clears_the_cookies_that_nobody_can_read(served: Flask, cookies: str) -> None:
    answer = served.test_client(use_cookies=False).post("/en/jotter/in", headers={"Cookie": cookies})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/en/")
    assert answer.headers["Clear-Site-Data"] == '"cookies"'


def test_the_decoy_page_says_nothing_of_the_site(served: Flask) -> None:
    for path, language in DECOY_PATHS.items():
        answer = served.test_client().get(path)
        body = answer.get_data()
        answer.close()
        tree = parse(body)
        assert tree.get("lang") == language.code
        assert len(every(tree, "a")) == 0
        assert not any(word in body.decode().split("<body>")[1] for word in ("Steps", "Camau", "999", "CEOP"))


def test_static_host_gets_a_plain_link(exported: Path, app: Flask) -> None:
    page = (exported / "en" / "leaving" / "index.html").read_text(encoding="utf-8")
    assert f'href="{SAFE}" rel="nofollow noreferrer"' in page
    assert "If scripting is off" in page
    assert "If scripting is off" not in app.test_client().get("/en/leaving/").text, "the export changed the app"


def test_the_exit_weighs_at_most_1600_bytes() -> None:
    """The two scripts as they are sent; GOV.UK's component alone weighs 3,800."""
    sources = [(paths.STATIC / "js" / name).read_text(encoding="utf-8") for name in ("quick_exit.js", "decoy.js")]
    assert sum(len(gzip.compress(compact(isolate(source)).encode(), 9)) for source in sources) <= 1600
