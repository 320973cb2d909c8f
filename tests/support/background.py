"""A program that runs beside a test; all that it writes is kept."""

import subprocess
from collections.abc import Mapping
from pathlib import Path


class Background:
    """What runs with its files in `folder`; `written` is all that it wrote."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._output = folder / "output.txt"

    def run(self, command: list[str], environment: Mapping[str, str] | None = None) -> None:
        """Start the command; `process` is it."""
        with self._output.open("wb") as output:
            self.process = subprocess.Popen(command, stdout=output, stderr=output, env=environment)

    @property
    def written(self) -> str:
        return self._output.read_text(encoding="utf-8")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)
