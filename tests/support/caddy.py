"""Runs Caddy on an export as `flask host caddy` says, and finds or installs it: `python -m tests.support.caddy`."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from flask import Flask

from tests.support import programs
from webapp import host_files

GLOBAL = "{\n\tadmin off\n\tauto_https off\n"
"""What is added to the options at the head of the file: this machine gets no certificates."""


def find() -> str | None:
    """Return the Caddy to use: `CADDY`, or one on the PATH."""
    return os.environ.get("CADDY") or shutil.which("caddy")


class Caddy:
    """Caddy in front of `root`, on a port of its own."""

    def __init__(self, app: Flask, root: Path, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self._folder = TemporaryDirectory(prefix="caddy-")
        site = host_files.caddy(app.extensions["built_assets"], host_files.Place(root, self.url))
        Path(self._folder.name, "Caddyfile").write_text(site.replace("{\n", GLOBAL, 1), encoding="utf-8")

    def start(self) -> Self:
        """Start. Whoever asks must wait until it listens."""
        path = find()
        if path is None:
            message = "No Caddy. On Debian and Ubuntu: apt install caddy"
            raise FileNotFoundError(message)
        command = [path, "run", "--adapter", "caddyfile", "--config", f"{self._folder.name}/Caddyfile"]
        environment = os.environ | {"HOME": self._folder.name}
        with Path(self._folder.name, "output.txt").open("wb") as output:
            self.process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        return self

    @property
    def written(self) -> str:
        """All that Caddy wrote."""
        return Path(self._folder.name, "output.txt").read_text(encoding="utf-8")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)
        self._folder.cleanup()


def main() -> None:
    programs.find_or_install("Caddy", "CADDY", find, [programs.from_apt("caddy")])


if __name__ == "__main__":
    main()
