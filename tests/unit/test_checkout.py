"""A checkout has the commands of `tools`; an installed copy has only those of the site."""

import sys
from pathlib import Path

import pytest
from click import Context
from flask import Flask
from flask.cli import FlaskGroup

from tools import checkout
from webapp import create_app
from webapp.config import Settings, SettingsError
from webapp.core import paths


def _commands(app: Flask) -> set[str]:
    return set(app.cli.list_commands(Context(app.cli)))


def test_a_checkout_has_the_commands_of_its_tools(app: Flask) -> None:
    assert _commands(app) >= {"config", "export", *checkout.COMMANDS}
    helped = app.test_cli_runner().invoke(FlaskGroup(create_app=lambda: app), ["--help"]).output
    assert all(f"\n  {name} " in helped for name in checkout.COMMANDS)


def test_an_installed_copy_has_none_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.is_checkout()
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "webapp")
    assert _commands(create_app(Settings())) & set(checkout.COMMANDS) == set()
    with pytest.raises(SettingsError, match="CAMAU_TRIAL: needs a checkout"):
        create_app(Settings(trial=True))


def test_a_command_says_what_it_needs(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("facts", "launch"):
        monkeypatch.setitem(sys.modules, checkout.COMMANDS[name], None)
    for arguments in (["launch"], ["launch", "take", "answers.toml"], ["facts", "stale", "--days", "9"]):
        refused = app.test_cli_runner().invoke(FlaskGroup(create_app=lambda: app), arguments)
        assert (refused.exit_code, "make install" in refused.output) == (2, True)
    helped = app.test_cli_runner().invoke(FlaskGroup(create_app=lambda: app), ["--help"])
    assert helped.exit_code == 0
