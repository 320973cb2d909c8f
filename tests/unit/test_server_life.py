"""The server outlives its processes, and ends when it is told to."""

import signal
import time
from pathlib import Path

import psutil
import pytest

from tests.support.ports import free_port, until_it_answers
from tests.support.server import camau
from webapp.__main__ import IGNORED

pytestmark = pytest.mark.slow


def _workers(server: int) -> set[psutil.Process]:
    """Return the living processes that answer; multiprocessing keeps one more of its own."""
    alive = [child for child in psutil.Process(server).children() if child.status() != psutil.STATUS_ZOMBIE]
    return {child for child in alive if "resource_tracker" not in str(child.cmdline())}


def _comes_back(server: int, count: int) -> bool:
    for _ in range(200):
        if len(_workers(server)) == count:
            return True
        time.sleep(0.1)
    return False


def test_it_outlives_its_processes_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """Nothing lies in a folder that a machine's own cleaning empties: not while it serves, and not after."""
    temporary, port = tmp_path / "temporary", free_port()
    temporary.mkdir()
    with camau(tmp_path / "output.txt", port, CAMAU_WORKERS="2", TMPDIR=str(temporary)) as server:
        for stray in IGNORED:
            server.send_signal(getattr(signal, stray))
        before = _workers(server.pid)
        victim = before.pop()
        victim.kill()
        victim.wait()
        assert _comes_back(server.pid, 2)
        assert _workers(server.pid) > before
        until_it_answers(f"http://127.0.0.1:{port}", seconds=20)
        assert server.poll() is None
        workers = _workers(server.pid)
        assert list(temporary.iterdir()) == []
    assert server.returncode == 0
    assert not any(worker.is_running() for worker in workers)
    assert list(temporary.iterdir()) == []


def test_killed_it_leaves_no_process_behind(tmp_path: Path) -> None:
    with camau(tmp_path / "output.txt", free_port(), CAMAU_WORKERS="2") as server:
        workers = _workers(server.pid)
        assert len(workers) == 2
        server.kill()
        gone, alive = psutil.wait_procs(workers, timeout=30)
    assert (len(gone), alive) == (2, [])
