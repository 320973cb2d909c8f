"""A program that runs beside a test; all that it writes is kept."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class Background:
    """What runs with its files in `folder`; `written` is all that it wrote, into `logs` outside of it as well."""

    def __init__(self, folder: Path, logs: Sequence[Path] = ()) -> None:
        self.folder = folder
        self._output = folder / "output.txt"
        self._before = {log: log.stat().st_size if log.is_file() else 0 for log in logs}

    def run(self, command: list[str], environment: Mapping[str, str] | None = None) -> None:
        """Start the command; `process` is it."""
        with self._output.open("wb") as output:
            self.process = subprocess.Popen(command, stdout=output, stderr=output, env=environment)

    @property
    def written(self) -> str:
        """All that it wrote since it was made."""
        logs = [log.read_bytes()[size:] for log, size in self._before.items() if log.is_file()]
        return b"\n".join([self._output.read_bytes(), *logs]).decode().strip()

    def stop(self) -> None:
        """End it, and wait until it has ended."""
        self.process.terminate()
        self.process.wait(timeout=20)
