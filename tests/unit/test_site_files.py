"""The ready-made files as the server hands them out."""

import gzip
from collections.abc import Callable

import brotli
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from webapp import headers, offline
from webapp.settings import Settings
from webapp.wsgi import application, ready


@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_the_server_hands_out_the_files_under_the_same_policy(encoding: str) -> None:
    app = ready(Settings())

    def ask(path: str) -> TestResponse:
        answer = app.test_client().get(path, headers={"Accept-Encoding": encoding})
        answer.close()
        return answer

    for path in ("/en/help/", "/sw.js", "/cy/app.webmanifest", "/.well-known/security.txt", "/sitemap.xml"):
        answer = ask(path)
        assert answer.status_code == 200
        policy = headers.headers_for(path, answer.content_type, app.extensions["built_assets"])
        assert {name: answer.headers[name] for name in policy} == policy
        assert all(len(answer.headers.getlist(name)) == 1 for name in policy)
    assert ask("/en/help").headers["Referrer-Policy"] == "no-referrer"
    assert ask("/cy/app.webmanifest").mimetype == "application/manifest+json"
    assert ask("/").headers["Location"] == "/en/"
    for path in ("/nope", "/.hidden", "/../pyproject.toml"):
        assert ask(path).status_code == 404


def _asked(app: Flask, path: str, **asking: str) -> TestResponse:
    answer = app.test_client().get(path, headers={name.replace("_", "-"): value for name, value in asking.items()})
    answer.get_data()
    answer.close()
    return answer


def test_a_new_start_changes_nothing_on_phones() -> None:
    """A name made from the time of the file would send every phone the pack again after each restart."""
    before, after = application, ready(Settings())
    with before.app_context():
        paths = ["/sw.js", "/cy/app.webmanifest", offline.current().path]
    for path in paths:
        name = _asked(before, path).headers["ETag"]
        assert _asked(after, path, If_None_Match=name).status_code == 304, path
        assert _asked(after, path, If_None_Match='"another"').status_code == 200, path
    assert len({_asked(before, path).headers["ETag"] for path in paths}) == len(paths)


@pytest.mark.parametrize(("encoding", "undo"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_errors_are_compressed_too(encoding: str, undo: Callable[[bytes], bytes]) -> None:
    plain = _asked(application, "/cy/nope/", Accept_Encoding="identity")
    answer = _asked(application, "/cy/nope/", Accept_Encoding=encoding)
    assert (answer.status_code, answer.headers["Content-Encoding"]) == (404, encoding)
    assert undo(answer.data) == plain.data
    assert "Content-Encoding" not in plain.headers
    assert answer.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
