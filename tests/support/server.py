"""Runs the real server, as `make run` does, for the browser tests; can be stopped to take the network away."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from flask import Flask

from tests.support.nginx import Nginx
from tests.support.ports import free_port, until_it_answers
from webapp import create_app
from webapp.config import Settings
from webapp.static_site.compress import Compression
from webapp.static_site.export import export

HOST = os.environ.get("HOST_UNDER_TEST", "camau")
"""What serves the site to the browser tests: `camau`, or `nginx` on an export."""

ROOT = Path(__file__).resolve().parents[2]
FAST = {"CAMAU_COMPRESSION": "fast"}


@contextmanager
def camau(output: Path, port: int, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run `camau` as an operator does until the end of the block; `output` holds all it wrote."""
    variables = os.environ | {"CAMAU_PORT": str(port)} | FAST | environment
    with output.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "webapp"], cwd=ROOT, env=variables, stdout=file, stderr=file
        )
        try:
            until_it_answers(f"http://127.0.0.1:{port}")
            yield process
        finally:
            process.terminate()
            process.wait(timeout=20)


class Server:
    """The site on a port of its own."""

    def __init__(self, port: int | None = None) -> None:
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._end = ExitStack()

    def start(self, **settings: str) -> Self:
        """Start as an operator does, with these settings and a public address; wait until it answers."""
        return self.launch(**settings).wait()

    def launch(self, **settings: str) -> Self:
        """Start, and do not wait."""
        named = {"CAMAU_PUBLIC_URL": self.url} | settings
        return self._export(named) if HOST == "nginx" else self._run(named)

    def _export(self, settings: dict[str, str]) -> Self:
        """Export with these settings, and let nginx serve that."""
        named = {name.removeprefix("CAMAU_").lower(): value for name, value in settings.items()}
        app = create_app(Settings.model_validate(named))
        folder = Path(self._end.enter_context(TemporaryDirectory(prefix="export-")))
        export(app, folder, Compression.FAST)
        return self._nginx(app, folder)

    def _nginx(self, app: Flask, folder: Path) -> Self:
        self._end.enter_context(Nginx.on(app, folder, self.port))
        return self

    def _run(self, settings: dict[str, str]) -> Self:
        environment = os.environ | {"CAMAU_PORT": str(self.port), "CAMAU_WORKERS": "1"} | FAST | settings
        command = [sys.executable, "-m", "webapp"]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        self._end.callback(process.wait, timeout=20)
        self._end.callback(process.terminate)
        return self

    def wait(self) -> Self:
        """Wait until it answers."""
        try:
            until_it_answers(self.url)
        except TimeoutError:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """End what was started and take away what was made for it."""
        self._end.close()
