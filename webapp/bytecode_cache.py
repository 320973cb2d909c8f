"""Jinja's bytecode cache, in the virtual environment: compiling takes longer than rendering every page."""

import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from flask import Flask
from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

FOLDER = Path(sys.prefix) / "compiled-templates"


class TemplateCache(FileSystemBytecodeCache):
    """A bytecode cache that may be read-only, as an installed copy is; Jinja compares each source's checksum."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja passes it
        """Return one key for a template in any folder: a copy of the project compiles only what differs."""
        return super().get_cache_key(name)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store a compiled template, if the folder can be written."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def init_app(app: Flask) -> None:
    """Compile each template once in a virtual environment."""
    if sys.prefix != sys.base_prefix:
        with suppress(OSError):
            FOLDER.mkdir(exist_ok=True)
            app.jinja_env.bytecode_cache = TemplateCache(str(FOLDER), f"jinja-{version('jinja2')}-%s.cache")
