"""The worker's list, the ready-made files of the server and the static export."""

import base64
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.conftest import ORIGIN
from tests.support.html import parse
from tests.support.server import ROOT
from webapp import create_app, headers, offline, site_files
from webapp.pack import File
from webapp.pages import every_address
from webapp.settings import Settings
from webapp.wsgi import application, ready

OF_ONE_DAY = {"SOURCE_DATE_EPOCH": "1795000000"}
"""Exports are compared as `make export` makes them: dated by their commit."""


@pytest.fixture(scope="module")
def packed(app: Flask) -> dict[str, Any]:
    """The pack that the worker asks for, checked against the hash it carries."""
    client = app.test_client()
    found = re.search(r'^const BUILD = "(\w{64})";$', client.get("/sw.js").text, re.MULTILINE)
    assert found
    answer = client.get(f"/pack.{found[1][:12]}.json")
    assert hashlib.sha256(answer.data).hexdigest() == found[1]
    content: dict[str, Any] = json.loads(answer.data)
    return content


def _unpacked(packed: dict[str, Any], path: str) -> tuple[bytes, dict[str, str]]:
    """Unpack as `service_worker/sw.js` does."""
    kind, parts = packed["files"][path]
    if isinstance(parts, str):
        return base64.b64decode(parts), packed["headers"][kind]
    text = "\n".join(packed["shared"][part] if isinstance(part, int) else part for part in parts)
    return text.encode(), packed["headers"][kind]


def test_the_pack_holds_every_file_with_every_header_of_the_policy(app: Flask, packed: dict[str, Any]) -> None:
    client = app.test_client()
    assert {path for page, _language, path in every_address() if page.offline} < set(packed["files"])
    for path in packed["files"]:
        answer = client.get(path)
        assert answer.status_code == 200, "a redirect can never be kept"
        policy = headers.headers_for(path, answer.content_type, app.extensions["built_assets"])
        assert _unpacked(packed, path) == (answer.data, {"Content-Type": answer.content_type} | policy), path


def test_the_pack_is_found_at_the_address_of_its_build_only(app: Flask) -> None:
    with app.app_context():
        made = offline.current()
    assert app.test_client().get(made.path).headers["Cache-Control"].endswith("immutable")
    assert app.test_client().get("/pack.000000000000.json").status_code == 404


def test_the_build_is_named_by_its_bytes() -> None:
    one, same, other = (
        offline.Offline.of({"/en/": File(body, {"Content-Type": "text/html"})}) for body in (b"a", b"a", b"b")
    )
    assert one.build == same.build != other.build


def test_a_build_fits_the_wire(app: Flask) -> None:
    """The whole site in both languages costs at most 100 KB, whichever way the host compresses."""
    with app.app_context():
        made = offline.current()
    for compressed in (brotli.compress(made.body), gzip.compress(made.body, 9)):
        assert len(compressed) <= 100_000


def test_the_worker_without_its_hash_is_small(app: Flask) -> None:
    source = app.test_client().get("/sw.js").text.split("\n", 1)[1]
    assert len(gzip.compress(source.encode(), 9)) <= 1536


def test_the_kill_switch_takes_the_place_of_the_worker(tmp_path: Path) -> None:
    app = create_app(Settings(kill_switch=True))
    site_files.export(app, tmp_path)
    assert "unregister" in (tmp_path / "sw.js").read_text(encoding="utf-8")
    assert "serviceWorker" not in (tmp_path / "en" / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def exported(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", OF_ONE_DAY["SOURCE_DATE_EPOCH"])
        site_files.export(app, folder)
    return folder


def test_export_holds_every_address(app: Flask, exported: Path) -> None:
    with app.app_context():
        addresses = [*offline.kept_offline(), *site_files.FIXED, "/"]
    assert len(list(exported.glob("pack.*.json"))) == 1
    for path in addresses:
        file = exported / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
        assert file.is_file(), path
    parse((exported / "404.html").read_bytes())


def test_compressed_twins_are_the_same_bytes(exported: Path) -> None:
    page = exported / "cy" / "cymorth" / "index.html"
    assert brotli.decompress(page.with_name("index.html.br").read_bytes()) == page.read_bytes()
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == page.read_bytes()


def _bytes_of(folder: Path) -> dict[Path, bytes]:
    return {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _times_of(folder: Path) -> dict[Path, float]:
    return {file.relative_to(folder): file.stat().st_mtime for file in folder.rglob("*") if file.is_file()}


def _exported_elsewhere(folder: Path, seed: str) -> Path:
    """Export in a process of its own, whose sets and hashes have another order."""
    command = [sys.executable, "-m", "flask", "--app", "webapp", "export", str(folder)]
    subprocess.run(
        command,
        check=True,
        cwd=ROOT,
        capture_output=True,
        env=os.environ | {"PYTHONHASHSEED": seed, "CAMAU_PUBLIC_URL": ORIGIN, "TZ": f"UTC-{seed}"} | OF_ONE_DAY,
    )
    return folder


def test_exports_of_one_commit_are_the_same_bytes_whoever_makes_them(exported: Path, tmp_path: Path) -> None:
    """Their times as well: hosts and rsync tell files apart by time and size."""
    for seed in ("1", "2"):
        other = _exported_elsewhere(tmp_path / seed, seed)
        assert _bytes_of(other) == _bytes_of(exported)
        assert _times_of(other) == _times_of(exported)


def test_a_file_is_dated_by_its_content(exported: Path) -> None:
    page = exported / "en" / "index.html"
    times = {file.stat().st_mtime for file in (page, page.with_name("index.html.br"), exported / "sw.js")}
    assert len(times) == 2, "a twin has the time of its file, another file another"
    assert max(times) < time.time()


def test_an_export_says_what_it_weighs(exported: Path) -> None:
    files = [file for file in exported.rglob("*") if file.is_file()]
    weights = site_files.weigh(exported)
    assert weights["disk"] == sum(file.stat().st_size for file in files)
    assert weights["br"] < weights["gzip"] < weights["plain"] < weights["disk"]


def test_a_hole_stops_the_export(monkeypatch: pytest.MonkeyPatch, app: Flask, tmp_path: Path) -> None:
    monkeypatch.setitem(app.view_functions, "en-help", lambda: ("", 503))
    with pytest.raises(offline.HoleError, match="/en/help/: 503"):
        site_files.write(app, tmp_path)


def test_export_command_keeps_off_other_files(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    answer = app.test_cli_runner().invoke(args=["export", str(tmp_path)])
    assert answer.exit_code == 1
    assert "is not empty" in answer.output


def test_export_command_writes_the_same_site(app: Flask, exported: Path, tmp_path: Path) -> None:
    answer = app.test_cli_runner(env=OF_ONE_DAY).invoke(args=["export", str(tmp_path / "site")])
    assert answer.exit_code == 0
    assert answer.stderr == ""
    assert _bytes_of(tmp_path / "site") == _bytes_of(exported)


def test_an_export_for_no_address_says_that_it_is_not_to_be_published(tmp_path: Path) -> None:
    answer = create_app(Settings()).test_cli_runner().invoke(args=["export", str(tmp_path / "site")])
    assert answer.exit_code == 0
    assert "CAMAU_PUBLIC_URL is not set" in answer.stderr
    assert "http://127.0.0.1:8000" in answer.stderr


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
