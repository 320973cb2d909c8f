"""Run Caddy on an export with the configuration that `flask host caddy` writes."""

import os
from pathlib import Path

from flask import Flask

from tests.support.background_process import BackgroundProcess
from tests.support.nginx import HOMES, ORIGINS
from tools.hosts.configuration import Place, render_configuration
from tools.install.caddy import find

GLOBAL = "{\n\tadmin off\n\tauto_https off\n"
"""What is added to the options at the head of the file: this machine gets no certificates."""


class Caddy(BackgroundProcess):
    """Caddy in front of `root`, on a port of its own."""

    def __init__(self, app: Flask, root: Path, port: int) -> None:
        super().__init__(port)
        place = Place(root, f"http://:{port}", ORIGINS, local=True, homes=HOMES)
        site = render_configuration(app, "Caddyfile", place)
        (self.folder / "Caddyfile").write_text(site.replace("{\n", GLOBAL, 1), encoding="utf-8")

    def command(self) -> list[str]:
        """Return what starts it. Raise `FileNotFoundError` where there is no Caddy."""
        path = find()
        if path is None:
            raise FileNotFoundError("No Caddy. On Debian and Ubuntu: apt install caddy")
        return [path, "run", "--adapter", "caddyfile", "--config", f"{self.folder}/Caddyfile"]

    def environment(self) -> dict[str, str]:
        """Return ours, with a home of its own: Caddy keeps files there."""
        return os.environ | {"HOME": str(self.folder)}
