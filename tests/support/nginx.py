"""Run nginx on an export with the configuration that `flask host nginx` writes."""

import os
import re
import subprocess
from pathlib import Path
from typing import Self

from flask import Flask

from tests.support.background_process import BackgroundProcess
from tools.hosts.configuration import Place, render_configuration
from tools.install.nginx import program

HOMES = {"steps.example": "/en/", "camau.example": "/cy/"}
ORIGINS = ("http://steps.example", "http://camau.example")
AROUND = """\
include /etc/nginx/modules-enabled/*.conf;
{user}
daemon off;
worker_processes {workers};
pid {folder}/pid;
error_log stderr;
events {{ worker_connections 4096; }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def default_logs() -> list[Path]:
    """Return the files that nginx writes into unless it is told not to."""
    version = subprocess.run([program(), "-V"], capture_output=True, text=True, check=True).stderr
    return [Path(path) for path in re.findall(r"--(?:http|error)-log-path=(/\S+)", version)]


def _configure(folder: Path, site: str, workers: int) -> None:
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "site.conf").write_text(site, encoding="utf-8")
    around = AROUND.format(folder=folder, user=user, workers=workers)
    (folder / "nginx.conf").write_text(around, encoding="utf-8")


class Nginx(BackgroundProcess):
    """nginx with the configuration of a `site` that listens on `port`; `process` is its master."""

    def __init__(self, site: str, port: int, workers: int = 1) -> None:
        super().__init__(port, logs=default_logs())
        _configure(self.folder, site, workers)

    @classmethod
    def on(cls, app: Flask, root: Path, port: int, workers: int = 1) -> Self:
        """Return one that serves the export in `root`."""
        place = Place(root, f"127.0.0.1:{port}", ORIGINS, local=True, homes=HOMES)
        return cls(render_configuration(app, "nginx.conf", place), port, workers)

    def command(self) -> list[str]:
        """Return what starts it. Raise `FileNotFoundError` where there is no nginx."""
        return [program(), "-c", f"{self.folder}/nginx.conf"]
