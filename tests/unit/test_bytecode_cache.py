"""Compiled templates are kept, and never stand in the place of a template that changed."""

from pathlib import Path

import pytest
from flask import Flask
from jinja2 import DictLoader

from webapp import bytecode_cache


def _say(source: str) -> str:
    app = Flask("webapp")
    bytecode_cache.init_app(app)
    return app.jinja_env.overlay(loader=DictLoader({"page.html": source})).get_template("page.html").render()


def test_changed_template_is_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bytecode_cache, "FOLDER", tmp_path / "new")
    assert _say("one") == "one"
    (kept,) = (tmp_path / "new").iterdir()
    compiled = kept.read_bytes()
    assert _say("one") == "one"
    assert kept.read_bytes() == compiled
    assert _say("two") == "two"


@pytest.mark.parametrize("name", ["file", "missing/folder"])
def test_unusable_folder_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(bytecode_cache, "FOLDER", tmp_path / name)
    assert _say("one") == "one"


def test_read_only_folder_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError

    monkeypatch.setattr(bytecode_cache, "FOLDER", tmp_path)
    monkeypatch.setattr("jinja2.bccache.tempfile.NamedTemporaryFile", refuse)
    assert _say("one") == "one"
    assert list(tmp_path.iterdir()) == []


def test_templates_look_globals_up_in_one_step(app: Flask) -> None:
    assert app.jinja_env.get_template("layout.html").globals is app.jinja_env.globals
