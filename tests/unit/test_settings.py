"""Settings are read from the environment and refused, all at once, when wrong."""

import os
import socket
import subprocess
import sys

import pytest
from pydantic import ValidationError

from tests.support.server import ROOT, free_port
from webapp.settings import Settings


def test_defaults() -> None:
    settings = Settings()
    assert settings.origin == "http://127.0.0.1:8000"
    assert settings.exit_url.startswith("https://")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("exit_url", "http://example.org"),
        ("exit_url", "https://"),
        ("exit_url", "javascript:alert(1)"),
        ("public_url", "camau.example"),
        ("public_url", "https://camau.example/path"),
        ("security_contact", "write to us"),
        ("port", "0"),
        ("port", "http"),
        ("workers", "0"),
    ],
)
def test_wrong_value_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"CAMAU_{name.upper()}", value)
    with pytest.raises(ValidationError) as error:
        Settings()
    assert [fault["loc"] for fault in error.value.errors()] == [(name,)]


def _start(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "webapp"],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_start_lists_every_wrong_setting() -> None:
    answer = _start(CAMAU_PORT="x", CAMAU_EXIT_URL="ftp://x")
    assert answer.returncode == 1
    assert "CAMAU_PORT: " in answer.stderr
    assert "CAMAU_EXIT_URL: " in answer.stderr
    assert "Traceback" not in answer.stderr


def test_busy_port_has_a_plain_message() -> None:
    port = free_port()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        answer = _start(CAMAU_PORT=str(port))
    assert answer.returncode == 1
    assert f"Cannot listen on 127.0.0.1:{port}" in answer.stderr
    assert f"make run PORT={port + 1}" in answer.stderr
