"""The header policy by its meaning, on every kind of response."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.registry import BY_NAME, every_address
from tests.support.rendered import Site
from webapp.context import context_of
from webapp.http import headers
from webapp.i18n.languages import LANGUAGES
from webapp.quick_exit.decoy_page import DECOY_PATHS

KINDS = {
    "page": "/en/help/",
    "error": "/nope",
    "worker": "/sw.js",
    "text": "/robots.txt",
    "manifest": "/cy/app.webmanifest",
    "redirect": "/",
    "icon": "/favicon.ico",
}


def _csp(answer: TestResponse) -> dict[str, list[str]]:
    parts = (part.split() for part in answer.headers["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in parts}


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_everywhere(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    csp = _csp(answer)
    assert csp["default-src"] == csp["base-uri"] == csp["form-action"] == csp["frame-ancestors"] == ["'none'"]
    assert not any("unsafe" in source or "*" in source or "http" in source for s in csp.values() for source in s)
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Cross-Origin-Opener-Policy" not in answer.headers, "it makes the browser start a process for the page"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    features = dict(part.split("=") for part in answer.headers["Permissions-Policy"].split(", "))
    assert {"camera", "microphone", "geolocation", "display-capture"} <= set(features)
    assert set(features.values()) == {"()"}
    assert "Set-Cookie" not in answer.headers
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert len(answer.headers.getlist("Cache-Control")) == 1


def test_only_what_is_used_is_allowed(client: FlaskClient) -> None:
    """Pages use scripts, stylesheets, icons, a manifest and a worker; the worker fetches. Nothing else."""
    csp = _csp(client.get("/en/"))
    closed = {"default-src", "base-uri", "form-action", "frame-ancestors"}
    ours = {"img-src", "manifest-src", "worker-src", "connect-src"}
    assert set(csp) - closed == ours | {"script-src", "style-src"}
    assert all(csp[directive] == ["'self'"] for directive in ours)
    assert [source.split("-")[0] for source in csp["script-src"]] == ["'self'", "'sha256"]
    assert [source.split("-")[0] for source in csp["style-src"]] == ["'sha256"] * 2


def test_forms_may_post_only_to_us(site: Site) -> None:
    paths = {path for _page, _language, path in every_address()} | set(DECOY_PATHS)
    may_post = {path for path in paths if _csp(site[path].answer)["form-action"] == ["'self'"]}
    assert may_post == {*DECOY_PATHS, *(BY_NAME["forget"].path(language) for language in LANGUAGES)}


def test_cache_control_of_pages_and_worker(client: FlaskClient) -> None:
    page = client.get("/en/")
    assert page.headers["Cache-Control"] == "no-store"
    assert {"ETag", "Accept-Ranges"} & set(page.headers.keys()) == set(), "of no use where no copy is kept"
    assert client.get("/nope").headers["Cache-Control"] == "no-store"
    assert client.get("/sw.js").headers["Cache-Control"] == "no-cache"


def test_fingerprinted_files_never_change(client: FlaskClient) -> None:
    built = context_of(client.application).assets
    answer = client.get(built.addresses["icons/icon.svg"])
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.mimetype == "image/svg+xml"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert _csp(answer)["default-src"] == ["'none'"]


FINGERPRINTED = ("/static/nope.0123456789ab.js", "/pack.0123456789ab.json", "/pack.0123456789ab.json.br")
KEPT_FOR_GOOD = {200, 206, 304}


def test_only_an_answer_that_lasts_is_kept() -> None:
    """An error of a fingerprinted address would otherwise be kept for a year."""
    for status in range(200, 600):
        lasts = status in KEPT_FOR_GOOD
        for path in FINGERPRINTED[:2]:
            kept = headers.cache_control(path, "text/plain", status)
            assert kept == (headers.IMMUTABLE if lasts else "no-store"), status
        assert headers.cache_control("/sw.js", "", status) == ("no-cache" if lasts else "no-store"), status
        assert headers.cache_control("/en/help/", "", status) == "no-store", "a 304 has no type"


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT"])
def test_error_of_a_fingerprinted_address_is_uncacheable(client: FlaskClient, method: str) -> None:
    built = context_of(client.application).assets
    paths = FINGERPRINTED if method in {"GET", "HEAD"} else (*FINGERPRINTED, built.addresses["icons/icon.svg"])
    for path in paths:
        answer = client.open(path, method=method)
        assert answer.status_code in {404, 405}
        assert answer.headers["Cache-Control"] == "no-store", path


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("cy", "/cy/"),
        ("cy-GB,en;q=0.5", "/cy/"),
        ("en-GB,cy;q=0.9", "/en/"),
        ("fr, cy;q=0.4, en;q=0.3", "/cy/"),
        ("fr", "/en/"),
        ("cy;q=0", "/en/"),
        ("*", "/en/"),
        ("", "/en/"),
        ("\xff;;q=x", "/en/"),
    ],
)
def test_front_door(client: FlaskClient, asked: str, answered: str) -> None:
    answer = client.get("/", headers={"Accept-Language": asked})
    assert answer.status_code == 302
    assert answer.headers["Location"] == answered
    assert answer.headers["Vary"] == "Accept-Language"
