"""Commands of a checkout only: those of `tools`, which no wheel holds, imported when they are asked for."""

from importlib import import_module
from importlib.util import find_spec

from click import Command, Context, UsageError
from flask.cli import AppGroup

from webapp.core import paths

COMMANDS = {"facts": "tools.facts.cli", "launch": "tools.launch.cli"}
"""The module of each, which calls it `commands`."""


def has_tools() -> bool:
    """Return whether this is a checkout."""
    return (paths.PACKAGE.parent / "tools" / "launch").is_dir()


def is_ready() -> bool:
    """Return whether what the tools need is installed: `make run` installs less."""
    return find_spec("tomlkit") is not None


def _refuse() -> None:
    raise UsageError("Run 'make install' first: it installs what this command needs.")


class CommandLine(AppGroup):
    """The commands of the site, and those of `tools`."""

    def list_commands(self, ctx: Context) -> list[str]:
        """Return the names of all."""
        return sorted([*super().list_commands(ctx), *COMMANDS])

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """Return one of them."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        if not is_ready():
            anything = {"ignore_unknown_options": True, "allow_extra_args": True}
            return Command(cmd_name, callback=_refuse, context_settings=anything, help="Needs `make install`.")
        command: Command = import_module(COMMANDS[cmd_name]).commands
        return command
