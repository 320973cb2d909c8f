"""Run a server program beside a test and keep its output."""

import subprocess
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from tests.support.ports import until_it_listens


class BackgroundProcess(ABC):
    """A process that listens on `port`, from `with` to its end or from `start` to `stop`.

    Its files are in `folder`, by default a temporary one. `written` is all output, also what went to `logs`.
    """

    process: subprocess.Popen[bytes]
    """There from `start` on."""

    def __init__(self, port: int, folder: Path | None = None, logs: Sequence[Path] = ()) -> None:
        self._end = ExitStack()
        self.folder = folder or Path(self._end.enter_context(TemporaryDirectory(prefix="background-")))
        self.port, self.url = port, f"http://127.0.0.1:{port}"
        self._output = self.folder / "output.txt"
        self._before = {log: log.stat().st_size if log.is_file() else 0 for log in logs}

    @abstractmethod
    def command(self) -> list[str]:
        """Return what starts it. Raise `FileNotFoundError` where it is not installed."""

    def environment(self) -> Mapping[str, str] | None:
        """Return the environment it runs in; None is ours."""
        return None

    @property
    def written(self) -> str:
        """All that it wrote since it was made."""
        logs = [log.read_bytes()[size:] for log, size in self._before.items() if log.is_file()]
        return b"\n".join([self._output.read_bytes(), *logs]).decode().strip()

    def start(self) -> Self:
        """Start, and wait until it listens. Raise `TimeoutError` when it does not."""
        with self._output.open("wb") as output:
            self.process = subprocess.Popen(self.command(), stdout=output, stderr=output, env=self.environment())
        try:
            until_it_listens(self.port)
        except TimeoutError:
            self.stop()
            raise
        return self

    def stop(self) -> None:
        """End it, wait until it has ended, and take its temporary folder away."""
        self.process.terminate()
        self.process.wait(timeout=20)
        self._end.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_why: object) -> None:
        self.stop()
