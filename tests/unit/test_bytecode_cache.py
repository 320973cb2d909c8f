"""Compiled templates are kept, and never stand in the place of a template that changed."""

from pathlib import Path

import pytest
from flask import Flask
from jinja2 import DictLoader, Environment

from webapp import bytecode_cache
from webapp.bytecode_cache import TemplateCache


def _say(source: str) -> str:
    environment = Environment(loader=DictLoader({"page.html": source}), autoescape=True)
    environment.bytecode_cache = TemplateCache()
    return environment.get_template("page.html").render()


def test_changed_template_is_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bytecode_cache, "FOLDER", tmp_path / "new")
    assert _say("one") == "one"
    (kept,) = (tmp_path / "new").iterdir()
    compiled = kept.read_bytes()
    assert _say("one") == "one"
    assert kept.read_bytes() == compiled
    assert _say("two") == "two"


def test_unusable_folder_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(bytecode_cache, "FOLDER", tmp_path / "file")
    assert _say("one") == "one"


def test_templates_look_globals_up_in_one_step(app: Flask) -> None:
    assert app.jinja_env.get_template("layout.html").globals is app.jinja_env.globals
