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

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """Return a port nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """The site on a port of its own."""

    def __init__(self, port: int | None = None) -> None:
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Self:
        environment = os.environ | {"CAMAU_PORT": str(self.port), "CAMAU_WORKERS": "1"}
        self._process = subprocess.Popen([sys.executable, "-m", "webapp"], cwd=ROOT, env=environment)
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{self.url}/en/", timeout=1).close()  # noqa: S310 - our own server
            except OSError:
                time.sleep(0.1)
            else:
                return self
        message = "The server did not answer within 30 seconds"
        raise TimeoutError(message)

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(timeout=20)
            self._process = None
