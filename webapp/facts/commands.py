"""`flask facts` by name; its commands are imported only when one is asked for: they need large libraries."""

from importlib import import_module
from importlib.util import find_spec

import click
from flask import Flask


class FactsGroup(click.Group):
    """The commands of `webapp.facts.cli`, imported late."""

    @staticmethod
    def _loaded() -> click.Group:
        group: click.Group = import_module("webapp.facts.cli").commands
        return group

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return self._loaded().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by name."""
        return self._loaded().get_command(ctx, cmd_name)


def init_app(app: Flask) -> None:
    """Add `flask facts` where the extra `camau[facts]` is installed; a server does without."""
    if find_spec("rich") and find_spec("httpx") and find_spec("tomlkit"):
        app.cli.add_command(FactsGroup("facts", help="Keep the numbers, links and opening times true."))
