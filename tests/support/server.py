"""Runs the real server, as `make run` does, for the browser tests; can be stopped to take the network away."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Self

from webapp.settings import RENDERED

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """Return a port nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def until_it_answers(url: str, seconds: int = 120) -> None:
    """Wait until the site at `url` answers. Raise `TimeoutError` when it has not for so long."""
    for _ in range(seconds * 10):
        try:
            urllib.request.urlopen(f"{url}/en/", timeout=1).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.1)
        else:
            return
    message = f"The server did not answer within {seconds} seconds"
    raise TimeoutError(message)


class Server:
    """The site on a port of its own."""

    def __init__(self, port: int | None = None) -> None:
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, **settings: str) -> Self:
        """Start as `make run` does, with these settings, and wait until it answers."""
        return self._run(["webapp"], settings)

    def start_from(self, folder: Path) -> Self:
        """Start on pages rendered before, which a test may have altered."""
        options = ["--interface", "wsgi", "--port", str(self.port), "--workers", "1", "--blocking-threads", "2"]
        return self._run(["granian", *options, "webapp.wsgi:application"], {RENDERED: str(folder)})

    def _run(self, module: list[str], settings: dict[str, str]) -> Self:
        environment = os.environ | {"CAMAU_PORT": str(self.port), "CAMAU_WORKERS": "1"} | settings
        self._process = subprocess.Popen([sys.executable, "-m", *module], cwd=ROOT, env=environment)
        until_it_answers(self.url)
        return self

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(timeout=20)
            self._process = None
