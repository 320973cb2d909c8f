"""Runs Caddy on an export as `flask host caddy` says, and finds or installs it: `python -m tests.support.caddy`."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from flask import Flask

from tests.support import programs
from tests.support.background import Background
from tests.support.nginx import HOMES
from webapp import host_files

GLOBAL = "{\n\tadmin off\n\tauto_https off\n"
"""What is added to the options at the head of the file: this machine gets no certificates."""


def find() -> str | None:
    """Return the Caddy to use: `CADDY`, or one on the PATH."""
    return os.environ.get("CADDY") or shutil.which("caddy")


class Caddy(Background):
    """Caddy in front of `root`, on a port of its own."""

    def __init__(self, app: Flask, root: Path, port: int) -> None:
        self._temporary = TemporaryDirectory(prefix="caddy-")
        super().__init__(Path(self._temporary.name))
        self.port, self.url = port, f"http://127.0.0.1:{port}"
        site = host_files.caddy(
            app.extensions["built_assets"], host_files.Place(root, f"http://:{port}", homes=HOMES)
        )
        (self.folder / "Caddyfile").write_text(site.replace("{\n", GLOBAL, 1), encoding="utf-8")

    def start(self) -> Self:
        """Start. Whoever asks must wait until it listens."""
        path = find()
        if path is None:
            message = "No Caddy. On Debian and Ubuntu: apt install caddy"
            raise FileNotFoundError(message)
        command = [path, "run", "--adapter", "caddyfile", "--config", f"{self.folder}/Caddyfile"]
        self.run(command, os.environ | {"HOME": str(self.folder)})
        return self

    def stop(self) -> None:
        super().stop()
        self._temporary.cleanup()


def main() -> None:
    programs.find_or_install("Caddy", "CADDY", find, [programs.from_apt("caddy")])


if __name__ == "__main__":
    main()
