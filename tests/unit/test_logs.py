"""No log of people: the server writes nothing that tells who read what, not even when something breaks."""

import logging
import socket
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.server import camau, free_port
from webapp import create_app
from webapp.settings import Settings

MARK = "Canary7"
"""Stands in every part of a request that a log could quote."""

MALFORMED = (
    f"GET /{MARK} HTTP/9.9\r\n\r\n".encode(),
    b"\x16\x03\x01\x02\x00" + MARK.encode(),
    f"GET /{MARK} HTTP/1.1\r\nHost: a\r\nContent-Length: {MARK}\r\n\r\n".encode(),
    f"GET /{MARK} HTTP/1.1\r\n{MARK}".encode(),
)


def _ask(port: int, raw: bytes, *, hang_up: bool = False) -> bytes:
    """Send these bytes and return the answer's first line, or nothing; the visitor's address is 127.0.0.77."""
    with socket.socket() as line:
        line.settimeout(20)
        line.bind(("127.0.0.77", 0))
        line.connect(("127.0.0.1", port))
        line.sendall(raw)
        if hang_up:
            with suppress(OSError):  # the server may have hung up first
                line.shutdown(socket.SHUT_WR)
        try:
            return line.recv(65536).split(b"\r\n", 1)[0]
        except ConnectionError:
            return b""


def _get(port: int, path: str, method: str = "GET") -> bytes:
    head = f"{method} {path} HTTP/1.1\r\nHost: {MARK}.example\r\nUser-Agent: {MARK}\r\nReferer: http://{MARK}/\r\n"
    return _ask(port, f"{head}X-Forwarded-For: 192.0.2.77\r\nConnection: close\r\n\r\n".encode())


def test_the_server_writes_nothing_about_its_readers(tmp_path: Path) -> None:
    port, output = free_port(), tmp_path / "output.txt"
    with camau(output, port, CAMAU_WORKERS="1", TMPDIR=str(tmp_path)):
        assert b" 200 " in _get(port, f"/en/help/?{MARK}")
        assert b" 404 " in _get(port, f"/{MARK}")
        assert b" 404 " in _get(port, f"/%ff%00{MARK}")
        assert b" 405 " in _get(port, "/en/help/", "POST")
        assert b" 200 " not in b"".join(_ask(port, raw, hang_up=True) for raw in MALFORMED)
        next(tmp_path.glob("camau-*/en/talk/index.html")).unlink()
        assert b" 500 " in _get(port, f"/en/talk/?{MARK}")
        assert b" 200 " in _get(port, "/up.txt")
    written = output.read_text(encoding="utf-8")
    assert "FileNotFoundError" in written, "the fault itself is told"
    for secret in (MARK, MARK.lower(), "127.0.0.77", "192.0.2.77", "/help", "POST"):
        assert secret not in written


def test_a_fault_in_a_page_is_logged_by_its_place_alone(caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(Settings())

    def breaks() -> str:
        raise ValueError(MARK)

    app.view_functions["en-help"] = breaks
    with caplog.at_level(logging.DEBUG):
        answer = app.test_client().get(f"/en/help/?{MARK}")
    assert answer.status_code == 500
    assert "999" in answer.text
    assert "test_logs.py" in caplog.text
    assert "ValueError" in caplog.text
    for secret in (MARK, "/en/help", "GET"):
        assert secret not in caplog.text
