"""The real server: what it answers to odd requests, that it writes nothing about its readers, and how it ends."""

import logging
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from flask import Flask

from tests.support.canary_client import MALFORMED, MARK, SECRETS, ask, send
from tests.support.ports import free_port, until_it_answers
from tests.support.server import camau
from webapp.__main__ import IGNORED

pytestmark = pytest.mark.slow


COOKIES = {
    (b"a=b",): b"200",
    (b"a=b", b"c=d"): b"200",
    (b"hideaway=1",): b"200",
    (b"x=\xc3\xa9",): b"303",
    (b"a=b", b"x=\xe9"): b"303",
    (b"a=b", b"away=1"): b"303",
    (b"away=1", b"a=b"): b"303",
}
"""`Cookie` headers, byte for byte, and the status of a page: one that nobody can read locks."""


@dataclass
class Life:
    """What one real server answered and wrote, from its start to its end."""

    statuses: dict[str, bytes]
    cookies: dict[tuple[bytes, ...], bytes]
    written: str
    left: list[psutil.Process]
    """Server processes that outlive the one that started them."""


def _with_cookies(port: int, lines: tuple[bytes, ...]) -> bytes:
    head = [b"GET /en/help/ HTTP/1.1", b"Host: localhost", b"Connection: close"]
    return send(port, b"\r\n".join([*head, *(b"Cookie: " + line for line in lines), b"", b""])).split()[1]


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


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Life:
    port, output = free_port(), tmp_path_factory.mktemp("life") / "output.txt"
    with camau(output, port, CAMAU_WORKERS="1") as server:
        statuses = {
            "page": ask(port, f"/en/help/?{MARK}"),
            "unknown": ask(port, f"/{MARK}"),
            "unreadable": ask(port, f"/%ff%00{MARK}"),
            "method": ask(port, "/en/help/", "POST"),
            "host": ask(port, f"/{MARK}", host=f"{MARK}.example"),
            "malformed host": ask(port, f"/{MARK}", host=f"{MARK} {MARK}"),
            "malformed": b"".join(send(port, raw, hang_up=True) for raw in MALFORMED),
        }
        cookies = {lines: _with_cookies(port, lines) for lines in COOKIES}
        statuses["still there"] = ask(port, "/up.txt")
        (worker,) = _workers(server.pid)
        server.kill()
        _gone, left = psutil.wait_procs([worker], timeout=30)
    return Life(statuses, cookies, output.read_text(encoding="utf-8"), left)


def test_the_server_writes_nothing_about_its_readers(life: Life) -> None:
    found = {what: answer.split()[1] for what, answer in life.statuses.items() if what != "malformed"}
    expected = (b"200", b"404", b"404", b"405", b"421", b"400", b"200")
    assert tuple(found.values()) == expected, found
    assert b" 200 " not in life.statuses["malformed"]
    assert "files ready" in life.written
    for secret in (*SECRETS, "/help", "POST"):
        assert secret not in life.written


def test_cookie_headers_are_read_byte_for_byte(life: Life) -> None:
    """On the real server: several headers are one, and what is not ASCII cannot be read."""
    assert life.cookies == COOKIES


def test_killed_it_leaves_no_process_behind(life: Life) -> None:
    assert life.left == []


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


def test_fault_is_logged_by_its_place(
    app: Flask, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(path: str) -> str:  # noqa: ARG001 - the argument of the route
        raise ValueError(MARK)

    monkeypatch.setitem(app.view_functions, "file", breaks)
    with caplog.at_level(logging.DEBUG):
        answer = app.test_client().get(f"/en/help/?{MARK}")
    assert answer.status_code == 500
    assert "999" in answer.text
    assert "test_logs.py" in caplog.text
    assert "ValueError" in caplog.text
    for secret in (MARK, "/en/help", "GET"):
        assert secret not in caplog.text
