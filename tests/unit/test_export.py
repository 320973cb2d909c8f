"""The static export: whole, dated by its content, the same bytes whoever makes it."""

import gzip
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import brotli
import pytest
from flask import Flask

from tests.conftest import MADE, ORIGIN
from tests.support.html import parse
from tests.support.rendered import app_with
from tests.support.server import ROOT
from webapp.static_site.build import RenderError
from webapp.static_site.compress import Compression
from webapp.static_site.export import export
from webapp.static_site.model import RenderedSite

pytestmark = pytest.mark.slow


def test_export_holds_every_address(rendered: RenderedSite, exported: Path) -> None:
    assert len(list(exported.glob("pack.*.json"))) == 1
    for path in ("/", *(path for path in rendered if not path.startswith("/pack."))):
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
    """Run the command in a process of its own, whose sets and hashes have another order."""
    command = [sys.executable, "-m", "flask", "--app", "webapp", "export", str(folder)]
    done = subprocess.run(
        command,
        check=True,
        cwd=ROOT,
        capture_output=True,
        env=os.environ
        | {"PYTHONHASHSEED": seed, "CAMAU_PUBLIC_URL": ORIGIN, "TZ": f"UTC-{seed}"}
        | {"SOURCE_DATE_EPOCH": str(MADE), "CAMAU_COMPRESSION": "fast"},
    )
    assert done.stderr == b""
    return folder


def test_exports_are_reproducible(exported: Path, tmp_path: Path) -> None:
    """Their times as well: hosts and rsync tell files apart by time and size."""
    other = _exported_elsewhere(tmp_path / "other", "2")
    assert _bytes_of(other) == _bytes_of(exported)
    assert _times_of(other) == _times_of(exported)


def test_a_file_is_dated_by_its_content(exported: Path) -> None:
    page = exported / "en" / "index.html"
    times = {file.stat().st_mtime for file in (page, page.with_name("index.html.br"), exported / "sw.js")}
    assert len(times) == 2, "a twin has the time of its file, another file another"
    assert max(times) < time.time()


def test_pages_that_cannot_be_rendered_stop_the_export(
    monkeypatch: pytest.MonkeyPatch, app: Flask, tmp_path: Path
) -> None:
    """Every one is named, and nothing is written."""
    monkeypatch.setattr(app.jinja_env, "cache", {})  # which holds components with the global that they found
    monkeypatch.setitem(app.jinja_env.globals, "open_status_data", lambda _hours: 1 // 0)
    with pytest.raises(RenderError) as raised:
        export(app, tmp_path / "site", Compression.FAST)
    assert "/en/help/: ZeroDivisionError" in raised.value.message
    assert "/cy/cymorth/: ZeroDivisionError" in raised.value.message
    assert not (tmp_path / "site").exists()


def test_export_command_keeps_off_other_files(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    answer = app.test_cli_runner().invoke(args=["export", str(tmp_path)])
    assert answer.exit_code == 1
    assert "is not empty" in answer.output


def test_export_without_an_address_warns(exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def written(_app: Flask, folder: Path, _compression: Compression) -> int:
        return len(list(Path(shutil.copytree(exported, folder)).iterdir()))

    monkeypatch.setattr("webapp.static_site.export.export", written)
    answer = app_with().test_cli_runner().invoke(args=["export", str(tmp_path / "site")])
    assert answer.exit_code == 0, answer.output
    assert "CAMAU_PUBLIC_URL is not set" in answer.stderr
    assert "http://127.0.0.1:8000" in answer.stderr
