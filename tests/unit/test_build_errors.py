"""What the machine refuses, or others set, ends in plain words."""

import errno
from pathlib import Path

import pytest
from flask import Flask

from webapp import create_app
from webapp.config import Settings
from webapp.static_site import build as building
from webapp.static_site import export
from webapp.static_site.compress import Compression


def test_full_disk_ends_an_export_plainly(monkeypatch: pytest.MonkeyPatch, app: Flask, tmp_path: Path) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(export, "export", full)
    answer = app.test_cli_runner().invoke(args=["export", str(tmp_path / "site")])
    assert answer.exit_code == 1
    assert "cannot be written whole (No space left on device)" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_debugging_slows_no_build_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """With it each address of an asset reads all of them again."""
    monkeypatch.setenv("FLASK_DEBUG", "1")
    app = create_app(Settings())
    assert app.debug
    seen = []
    monkeypatch.setattr(building, "render", lambda app, **_: seen.append(app.debug))
    monkeypatch.setattr(building, "bundle", lambda *_: {})
    assert building.build(app, Compression.FAST) == {}
    assert seen == [False]
