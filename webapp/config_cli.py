"""`flask config`: every setting, its value, its default and what it is."""

import click
from flask import Flask
from flask.cli import with_appcontext

from webapp.config import Settings, variable
from webapp.context import current


def _said(value: object) -> str:
    """Say a value as it is written in the environment; `none` where there is none."""
    return str(value).lower() if value is None or isinstance(value, bool) else str(value)


def table() -> list[tuple[str, str, str]]:
    """Return each setting's environment variable, default and meaning, in the order of `Settings`."""
    return [
        (variable(name), _said(field.default), field.description or "")
        for name, field in Settings.model_fields.items()
    ]


@click.command("config")
@with_appcontext
def config_command() -> None:
    """List every setting, its value, its default and what it is."""
    settings = current().settings
    for name, (env, default, meaning) in zip(Settings.model_fields, table(), strict=True):
        value = _said(getattr(settings, name))
        click.echo(f"{env}={'' if value == 'none' else value}\n    {meaning}; default: {default}")


def init_app(app: Flask) -> None:
    """Add `flask config`."""
    app.cli.add_command(config_command)
