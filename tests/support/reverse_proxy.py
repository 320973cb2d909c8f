"""Run nginx as reverse proxy with `deploy/nginx.conf`, on free ports."""

import os
import resource
from pathlib import Path

from tests.support import certificate
from tests.support.background_process import BackgroundProcess
from tests.support.nginx import default_logs
from tests.support.ports import free_port
from tests.support.server import ROOT
from tools.install.nginx import program


class ReverseProxy(BackgroundProcess):
    """The recommended reverse proxy, with its files in `folder`."""

    def __init__(self, folder: Path, upstream: int, fallback: Path) -> None:
        super().__init__(free_port(), folder, default_logs())
        self.plain_port = free_port()
        self.configuration = folder / "nginx.conf"
        certificate.make(folder, ("steps.example", "camau.example"))
        self.configuration.write_text(self._adapted(upstream, fallback), encoding="utf-8")

    def _adapted(self, upstream: int, fallback: Path) -> str:
        """Return the configuration with no more changed than where things are."""
        _soft, most_files = resource.getrlimit(resource.RLIMIT_NOFILE)
        text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
        for there, here in {
            "listen 443 ": f"listen 127.0.0.1:{self.port} ",
            "listen 80 ": f"listen 127.0.0.1:{self.plain_port} ",
            "listen [::]:443 ": f"listen [::1]:{self.port} ",
            "listen [::]:80 ": f"listen [::1]:{self.plain_port} ",
            "server 127.0.0.1:8000;": f"server 127.0.0.1:{upstream};",
            "/etc/ssl/camau/": f"{self.folder}/",
            "/run/nginx.pid": f"{self.folder}/nginx.pid",
            "/srv/camau": str(fallback),
            "user www-data;": "user root;" if os.geteuid() == 0 else "",
            "worker_rlimit_nofile 65536;": f"worker_rlimit_nofile {min(65_536, most_files)};",
        }.items():
            if there not in text:
                raise ValueError(f"deploy/nginx.conf no longer says {there!r}")
            text = text.replace(there, here)
        return text

    def command(self, *options: str) -> list[str]:
        """Return what starts it, or does what the `options` of nginx say."""
        always = ["-p", str(self.folder), "-c", str(self.configuration), "-g", "daemon off;"]
        return [program(), *always, *options]
