"""What a checkout adds to the site: the commands of `tools`, imported when they are asked for, and the trial."""

from importlib import import_module

from click import Command, Context, UsageError
from flask import Flask
from flask.cli import AppGroup

from webapp.config import SettingsError
from webapp.context import context_of

COMMANDS = {
    "compile-templates": "tools.compile_templates",
    "facts": "tools.facts.cli",
    "host": "tools.hosts.cli",
    "launch": "tools.launch.cli",
}
"""The module of each, which calls it `commands`."""


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


def init_app(app: Flask) -> None:
    """Add the commands and, where the settings ask for it, the trial. Raise `SettingsError` in a launched build."""
    app.cli = CommandLine(app.name, commands=app.cli.commands)
    context = context_of(app)
    if context.settings.trial:
        if not context.draft:
            raise SettingsError(["CAMAU_TRIAL: only for a draft: this build is launched"])
        import_module("tools.trial.routes").init_app(app)
