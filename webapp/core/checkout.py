"""Commands of a checkout only: those of `tools`, which no wheel holds, imported when they are asked for."""

from importlib import import_module

from click import Command, Context, UsageError
from flask.cli import AppGroup

from webapp.core import paths

COMMANDS = {
    "compile-templates": "tools.compile_templates",
    "facts": "tools.facts.cli",
    "host": "tools.hosts.cli",
    "launch": "tools.launch.cli",
}
"""The module of each, which calls it `commands`."""


def has_tools() -> bool:
    """Return whether this is a checkout."""
    return (paths.PACKAGE.parent / "tools" / "launch").is_dir()


def _refuse() -> None:
    raise UsageError("Run 'make install' first: it installs what this command needs.")


class CommandLine(AppGroup):
    """The commands of the site, and those of `tools`."""

    def list_commands(self, ctx: Context) -> list[str]:
        """Return the names of all."""
        return sorted([*super().list_commands(ctx), *COMMANDS])

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """Return one of them; one that only refuses where `make run` installed less than it needs."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        try:
            command: Command = import_module(COMMANDS[cmd_name]).commands
        except ModuleNotFoundError:
            anything = {"ignore_unknown_options": True, "allow_extra_args": True}
            return Command(cmd_name, callback=_refuse, context_settings=anything, help="Needs `make install`.")
        return command
