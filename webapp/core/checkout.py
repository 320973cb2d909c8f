"""Commands of a checkout only: those of `tools`, which no wheel holds, imported when they are asked for."""

from importlib import import_module
from importlib.util import find_spec

from click import Command, Context
from flask.cli import AppGroup

from webapp.core import paths

COMMANDS = {"facts": "tools.facts.cli", "launch": "tools.launch.cli"}
"""The module of each, which calls it `commands`."""


def has_tools() -> bool:
    """Return whether this is a checkout with what its tools need: `make run` installs less."""
    return (paths.PACKAGE.parent / "tools" / "launch").is_dir() and find_spec("tomlkit") is not None


class CommandLine(AppGroup):
    """The commands of the site, and those of `tools`."""

    def list_commands(self, ctx: Context) -> list[str]:
        """Return the names of all."""
        return sorted([*super().list_commands(ctx), *COMMANDS])

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """Return one of them."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        command: Command = import_module(COMMANDS[cmd_name]).commands
        return command
