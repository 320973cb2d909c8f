"""The servers that the benchmarks compare: the site's own, nginx on the same files, Flask rendering each time."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from tests.support.nginx import Nginx
from tests.support.ports import free_port, until_it_answers
from tests.support.server import ROOT

WORKERS = 2


@dataclass(frozen=True)
class Contender:
    """A server that is running: its name, its address and the process that started its workers."""

    name: str
    url: str
    process: "subprocess.Popen[bytes]"

    def tree(self) -> list[int]:
        """Return the ids of its process and of every process that one started."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        return [self.process.pid, *map(int, children.split())]

    def memory(self) -> int:
        """Return its memory in bytes: PSS, in which a page shared by several processes counts once."""
        return sum(_pss(process) for process in self.tree())

    def cpu(self) -> float:
        """Return the seconds of processor time it has used."""
        fields = [
            Path(f"/proc/{one}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split() for one in self.tree()
        ]
        return sum(int(field[11]) + int(field[12]) for field in fields) / os.sysconf("SC_CLK_TCK")


def _pss(process: int) -> int:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def granian(
    application: str, port: int, environment: dict[str, str], folder: Path = ROOT, *, factory: bool = False
) -> "subprocess.Popen[bytes]":
    """Start the server as `camau` does, on the code in `folder`."""
    options = ["--interface", "wsgi", "--port", str(port), "--workers", str(WORKERS)]
    options += ["--blocking-threads", "1", "--no-ws", "--log-level", "error"]
    options += ["--factory"] * factory
    command = [sys.executable, "-m", "granian", *options, application]
    return subprocess.Popen(command, cwd=folder, env=os.environ | environment)


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End a server and wait until it has ended."""
    process.terminate()
    process.wait(timeout=30)


@contextmanager
def running(app: Flask, folder: Path, *, rendering: bool = True) -> Iterator[list[Contender]]:
    """Start the contenders, nginx on `folder`, a written site; without `rendering`, only the first two."""
    with ExitStack() as end:
        ports = [free_port() for _ in range(3)]
        urls = [f"http://127.0.0.1:{port}" for port in ports]
        ours = granian("webapp.wsgi:ready", ports[0], {}, factory=True)
        end.callback(stop, ours)
        nginx = end.enter_context(Nginx.on(app, folder, ports[1], WORKERS))
        found = [Contender("ours", urls[0], ours), Contender("nginx", urls[1], nginx.process)]
        if rendering:
            flask = granian("tests.benchmark.rendering:application", ports[2], {})
            end.callback(stop, flask)
            found.append(Contender("Flask rendering", urls[2], flask))
        for one in found:
            until_it_answers(one.url)
        yield found
