"""The lock, the jotter and the forgetting, on the server that is run and on Flask alone."""

import gzip
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.html import every, parse
from webapp import create_app, site_files
from webapp.pages import every_address
from webapp.quiet import JOTTERS
from webapp.settings import Settings
from webapp.wsgi import ready

SAFE = str(Settings.model_fields["exit_url"].default)
UNKNOWN = ("/", "/offline/", "/nope", "/nope.html", "/en/jotter", "/en/jotter/x", "/en/../en/help/")


@pytest.fixture(scope="module", params=[create_app, ready])
def any_app(request: pytest.FixtureRequest) -> Flask:
    app: Flask = request.param(Settings(public_url="https://camau.example"))
    return app


@pytest.fixture
def locked(any_app: Flask) -> FlaskClient:
    client = any_app.test_client()
    client.set_cookie("away", "1")
    return client


def test_a_locked_browser_gets_the_jotter_at_every_address(locked: FlaskClient) -> None:
    for path in [*(path for _page, _language, path in every_address()), *UNKNOWN]:
        answer = locked.get(path)
        assert answer.status_code == 303, path
        assert answer.headers["Location"] in JOTTERS
        assert answer.headers["Cache-Control"] == "no-store"
        answer.close()
    assert locked.get("/cy/cymorth/").headers["Location"] == "/cy/nodiadau/"
    assert locked.post("/cy/cymorth/").status_code == 303


def test_other_cookies_lock_nothing(any_app: Flask) -> None:
    client = any_app.test_client()
    client.set_cookie("other", "1")
    answer = client.get("/en/help/")
    answer.close()
    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["/sw.js", "/favicon.ico", "/en/jotter/", "/cy/jotter.webmanifest", "/up.txt"])
def test_what_the_jotter_is_made_of_stays_open(locked: FlaskClient, path: str) -> None:
    answer = locked.get(path)
    answer.close()
    assert answer.status_code == 200


def test_the_exit_route_locks_where_no_script_can_see_and_continue_unlocks(any_app: Flask) -> None:
    client = any_app.test_client()
    out = client.get("/cy/nodiadau/out")
    assert (out.status_code, out.headers["Location"]) == (303, SAFE)
    assert out.headers["Referrer-Policy"] == "no-referrer"
    assert out.headers["Set-Cookie"] == "away=1; Secure; HttpOnly; Path=/; SameSite=Lax"
    client.set_cookie("away", "1")
    back = client.post("/cy/nodiadau/in")
    assert (back.status_code, back.headers["Location"]) == (303, "/cy/")
    assert re.match("away=; Expires=Thu, 01 Jan 1970", back.headers["Set-Cookie"])


def test_forgetting_clears_storage_and_cookies(any_app: Flask) -> None:
    answer = any_app.test_client().post("/en/forget/now")
    assert (answer.status_code, answer.headers["Location"]) == (303, "./#done")
    assert answer.headers["Clear-Site-Data"] == '"cookies", "storage"'


def test_the_jotter_says_nothing_of_the_site(any_app: Flask) -> None:
    for path, language in JOTTERS.items():
        answer = any_app.test_client().get(path)
        body = answer.get_data()
        answer.close()
        tree = parse(body)
        assert tree.get("lang") == language.code
        assert len(every(tree, "a")) == 0
        assert not any(word in body.decode().split("<body>")[1] for word in ("Steps", "Camau", "999", "CEOP"))


def test_a_host_without_routes_gets_a_plain_link_and_says_so(tmp_path: Path, app: Flask) -> None:
    ours = app.test_client().get("/en/leaving/").text
    assert "If scripting is off" not in ours
    site_files.export(app, tmp_path)
    exported = (tmp_path / "en" / "leaving" / "index.html").read_text(encoding="utf-8")
    assert f'href="{SAFE}" rel="nofollow noreferrer"' in exported
    assert "If scripting is off" in exported
    assert app.test_client().get("/en/leaving/").text == ours


def test_the_exit_weighs_at_most_1500_bytes() -> None:
    """The scripts as they are sent; GOV.UK's component alone weighs 3,500."""
    inline = create_app().extensions["built_assets"].inline
    assert sum(len(gzip.compress(inline[name].encode(), 9)) for name in ("head.js", "jotter.js")) <= 1500
