"""The worker's list, the ready-made files of the server and the static export."""

import base64
import gzip
import hashlib
import json
import re
from fnmatch import fnmatch
from pathlib import Path

import brotli
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.support.html import parse
from webapp import headers, site_files
from webapp.offline import kept_offline, worker_source
from webapp.pages import every_address
from webapp.settings import Settings
from webapp.wsgi import ready


def _listed(source: str) -> dict[str, str]:
    found = re.search(r"^const FILES = ({.*?});$", source, re.MULTILINE | re.DOTALL)
    assert found
    listed: dict[str, str] = json.loads(found[1])
    return listed


def test_the_worker_lists_every_page_with_the_hash_of_its_bytes(app: Flask) -> None:
    client = app.test_client()
    listed = _listed(client.get("/sw.js").text)
    assert {path for _page, _language, path in every_address()} < set(listed)
    for path, integrity in listed.items():
        answer = client.get(path)
        assert answer.status_code == 200, "a redirect can never be kept"
        assert integrity == "sha256-" + base64.b64encode(hashlib.sha256(answer.data).digest()).decode()


def test_the_build_is_named_by_its_bytes() -> None:
    build = re.compile(r"const BUILD = '(\w+)'")
    one, same, other = (build.search(worker_source({"/en/": body})) for body in (b"a", b"a", b"b"))
    assert one
    assert same
    assert other
    assert one[1] == same[1] != other[1]


@pytest.fixture(scope="module")
def exported(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    site_files.export(app, folder)
    return folder


def test_export_holds_every_address(app: Flask, exported: Path) -> None:
    with app.app_context():
        addresses = [*kept_offline(), *site_files.FIXED, "/"]
    for path in addresses:
        file = exported / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
        assert file.is_file(), path
    parse((exported / "404.html").read_bytes())


def test_compressed_twins_are_the_same_bytes(exported: Path) -> None:
    page = exported / "cy" / "cymorth" / "index.html"
    assert brotli.decompress(page.with_name("index.html.br").read_bytes()) == page.read_bytes()
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == page.read_bytes()


def _rules(exported: Path, path: str) -> dict[str, list[str]]:
    """Return the headers a static host gives `path`: those of every block whose pattern matches."""
    given: dict[str, list[str]] = {}
    for block in (exported / "_headers").read_text(encoding="utf-8").strip().split("\n\n"):
        pattern, *lines = block.split("\n")
        if fnmatch(path, pattern):
            for name, value in (line.strip().split(": ", 1) for line in lines):
                given.setdefault(name, []).append(value)
    return given


@pytest.mark.parametrize("path", ["/en/help/", "/sw.js", "/", "/404.html", "/cy/app.webmanifest"])
def test_export_carries_the_one_header_policy(app: Flask, exported: Path, path: str) -> None:
    kind = "text/html" if path.endswith(("/", ".html")) else ""
    policy = headers.headers_for(path, kind, app.extensions["built_assets"])
    assert _rules(exported, path) == {name: [value] for name, value in policy.items()}


def test_export_protects_unknown_addresses_too(app: Flask, exported: Path) -> None:
    policy = headers.for_every_path(app.extensions["built_assets"])
    assert _rules(exported, "/nope") == {name: [value] for name, value in policy.items()}


def _bytes_of(folder: Path) -> dict[Path, bytes]:
    return {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_two_exports_are_the_same_bytes(app: Flask, exported: Path, tmp_path: Path) -> None:
    site_files.export(app, tmp_path)
    assert _bytes_of(tmp_path) == _bytes_of(exported)


def test_a_hole_stops_the_export(monkeypatch: pytest.MonkeyPatch, app: Flask, tmp_path: Path) -> None:
    monkeypatch.setitem(app.view_functions, "en-help", lambda: ("", 503))
    with pytest.raises(site_files.ExportError, match="/en/help/: 503"):
        site_files.write(app, tmp_path)


def test_export_command_keeps_off_other_files(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    answer = app.test_cli_runner().invoke(args=["export", str(tmp_path)])
    assert answer.exit_code == 1
    assert "is not empty" in answer.output


def test_export_command_writes_the_same_site(app: Flask, exported: Path, tmp_path: Path) -> None:
    answer = app.test_cli_runner().invoke(args=["export", str(tmp_path / "site")])
    assert answer.exit_code == 0
    assert _bytes_of(tmp_path / "site") == _bytes_of(exported)


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
