"""Jinja's bytecode cache, in the virtual environment: compiling takes longer than rendering every page."""

import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

FOLDER = Path(sys.prefix) / "compiled-templates"


class TemplateCache(FileSystemBytecodeCache):
    """A bytecode cache that ignores a folder which cannot be written: an installed copy may be read-only.

    Jinja compares the source's checksum, so that a changed template is never taken for what it was.
    """

    def __init__(self) -> None:
        super().__init__(str(FOLDER), f"jinja-{version('jinja2')}-%s.cache")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a compiled template, if there is one."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store a compiled template, if the folder can be written."""
        with suppress(OSError):
            FOLDER.mkdir(exist_ok=True)
            super().dump_bytecode(bucket)


@click.command("compile-templates")
@with_appcontext
def compile_templates() -> None:
    """Compile every template, so that the next start need not."""
    for name in current_app.jinja_env.list_templates(extensions=["html", "xml"]):
        current_app.jinja_env.get_template(name)


def init_app(app: Flask) -> None:
    """Compile each template once in a virtual environment, and add `flask compile-templates`."""
    if sys.prefix != sys.base_prefix:
        app.jinja_env.bytecode_cache = TemplateCache()
    app.cli.add_command(compile_templates)
