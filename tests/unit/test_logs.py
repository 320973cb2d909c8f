"""No log of people: the server writes nothing that tells who read what, not even when something breaks."""

import logging
from pathlib import Path

import pytest

from tests.support.canary_client import MALFORMED, MARK, SECRETS, ask, send
from tests.support.ports import free_port
from tests.support.server import camau
from webapp import create_app
from webapp.config import Settings

pytestmark = pytest.mark.slow


def test_the_server_writes_nothing_about_its_readers(tmp_path: Path) -> None:
    port, output = free_port(), tmp_path / "output.txt"
    with camau(output, port, CAMAU_WORKERS="1"):
        assert b" 200 " in ask(port, f"/en/help/?{MARK}")
        assert b" 404 " in ask(port, f"/{MARK}")
        assert b" 404 " in ask(port, f"/%ff%00{MARK}")
        assert b" 405 " in ask(port, "/en/help/", "POST")
        assert b" 421 " in ask(port, f"/{MARK}", host=f"{MARK}.example")
        assert b" 400 " in ask(port, f"/{MARK}", host=f"{MARK} {MARK}")
        assert b" 200 " not in b"".join(send(port, raw, hang_up=True) for raw in MALFORMED)
        assert b" 200 " in ask(port, "/up.txt")
    written = output.read_text(encoding="utf-8")
    assert "files ready" in written
    for secret in (*SECRETS, "/help", "POST"):
        assert secret not in written


def test_fault_is_logged_by_its_place(caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(Settings())

    def breaks() -> str:
        raise ValueError(MARK)

    app.view_functions["/en/help/"] = breaks
    with caplog.at_level(logging.DEBUG):
        answer = app.test_client().get(f"/en/help/?{MARK}")
    assert answer.status_code == 500
    assert "999" in answer.text
    assert "test_logs.py" in caplog.text
    assert "ValueError" in caplog.text
    for secret in (MARK, "/en/help", "GET"):
        assert secret not in caplog.text
