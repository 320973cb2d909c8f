"""Only our names are served: another name of the same machine is another lock and another copy on the phone."""

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder, run_wsgi_app

from webapp.config import Settings
from webapp.context import context_of
from webapp.http.canonical_host import CanonicalHostMiddleware

TWO = Settings(public_url="https://steps.example", public_url_cy="https://camau.example")
NONE = Settings()
OURS = "ours"


def _answer(app: Flask, settings: Settings, host: str | None, path: str = "/en/help/", method: str = "GET") -> Any:
    """Return status and headers of the answer under a name; None is a request without `Host`."""

    def application(_environ: Any, start: Any) -> list[bytes]:
        start("200 OK", [("X-Seen", OURS)])
        return [b""]

    environ = EnvironBuilder(path=path, method=method).get_environ()
    environ.pop("HTTP_HOST", None)
    if host is not None:
        environ["HTTP_HOST"] = host
    names = CanonicalHostMiddleware(application, replace(context_of(app), settings=settings))
    _body, status, headers = run_wsgi_app(names, environ)
    return int(status[:3]), headers


def _is_ours(headers: Headers) -> bool:
    return headers.get("X-Seen") == OURS


@pytest.mark.parametrize("host", ["steps.example", "CAMAU.Example", "steps.example:443", "camau.example:8443"])
def test_a_public_name_is_ours_in_every_spelling(app: Flask, host: str) -> None:
    assert _is_ours(_answer(app, TWO, host)[1])


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("steps.example.", "https://steps.example"),
        ("camau.example.:443", "https://camau.example"),
        ("www.camau.example", "https://camau.example"),
        ("www.steps.example:80", "https://steps.example"),
        ("evil.example", "https://steps.example"),
        ("steps.example.evil.example", "https://steps.example"),
        ("xcamau.example", "https://steps.example"),
        ("localhost", "https://steps.example"),
        ("127.0.0.1:8000", "https://steps.example"),
        ("[::1]:8000", "https://steps.example"),
    ],
)
def test_other_names_redirect_to_the_same_page(app: Flask, host: str, origin: str) -> None:
    for path, to in (("/en/help/", "/en/help/"), ("/cy/cymorth/", "/cy/cymorth/"), ("/x?y", "/"), ("//e", "/")):
        for method in ("GET", "HEAD"):
            status, headers = _answer(app, TWO, host, path, method)
            assert (status, headers["Location"]) == (301, f"{origin}{to}")
    for path in ("/en/jotter/in", "/en/forget/now"):
        status, headers = _answer(app, TWO, host, path, "POST")
        assert status == 421
        assert "Set-Cookie" not in headers
    assert _is_ours(_answer(app, TWO, host, "/up.txt")[1]), "a monitor asks the machine"


@pytest.mark.parametrize(
    "host",
    [
        None, "", " ", "a b", "steps.example,evil.example", "steps.example evil.example", "steps..example", "[::1",
        "steps.example:99999", "steps.example:", "me@steps.example", "steps.example/x", "steps.example\t",
        "steps.example..", ".", "t\xc5\xb7.example", "\xff", "steps.example:٤٤٣",
    ],
)  # fmt: skip
def test_missing_or_repeated_host_is_refused(app: Flask, host: str | None) -> None:
    for settings in (TWO, NONE):
        assert _answer(app, settings, host)[0] == 400
        assert _is_ours(_answer(app, settings, host, "/up.txt")[1])


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "192.168.1.7", "[::1]:8000", "[::1]"]
)
def test_without_public_address_localhost_and_ips_are_ours(app: Flask, host: str) -> None:
    assert _is_ours(_answer(app, NONE, host)[1])


@pytest.mark.parametrize(
    "host", ["steps.example", "evil.example", "localhost.", "localhost.evil.example", "1.2.3.4.example"]
)
def test_without_public_address_other_names_are_refused(app: Flask, host: str) -> None:
    for method in ("GET", "POST"):
        status, headers = _answer(app, NONE, host, method=method)
        assert status == 421
        assert "Location" not in headers


def test_the_whole_application_asks_first(app: Flask) -> None:
    """Behind the header policy, before the lock and the files."""
    answer = app.test_client().get("/en/help/", headers={"Host": "evil.example", "Cookie": "away=1"})
    assert (answer.status_code, answer.headers["Location"]) == (301, "https://camau.example/en/help/")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
