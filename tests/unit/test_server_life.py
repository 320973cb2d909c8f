"""The server outlives its processes, and ends when it is told to."""

import time
from pathlib import Path

import psutil

from tests.support.ports import free_port, until_it_answers
from tests.support.server import camau


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


def test_a_process_that_is_killed_is_replaced_and_the_site_stays(tmp_path: Path) -> None:
    port = free_port()
    with camau(tmp_path / "output.txt", port, CAMAU_WORKERS="2") as server:
        before = _workers(server.pid)
        victim = before.pop()
        victim.kill()
        victim.wait()
        assert _comes_back(server.pid, 2)
        assert _workers(server.pid) > before
        until_it_answers(f"http://127.0.0.1:{port}", seconds=20)
        assert server.poll() is None


def test_told_to_stop_it_ends_well_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with camau(tmp_path / "output.txt", free_port(), TMPDIR=str(tmp_path)) as server:
        workers = _workers(server.pid)
        assert list(tmp_path.glob("camau-*"))
    assert server.returncode == 0
    assert not any(worker.is_running() for worker in workers)
    assert not list(tmp_path.glob("camau-*"))
