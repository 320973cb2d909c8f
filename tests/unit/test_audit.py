"""The audit finds known weaknesses in what is locked, and never calls clean what nobody looked up."""

import json
import shutil
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from deploy import audit
from deploy.audit import Answer
from tests.support.quiet_handler import QuietHandler
from tests.support.server import ROOT

pytestmark = pytest.mark.slow

FOUND = {"name": "flask", "version": "3.1.3", "vulns": []}
WEAK = FOUND | {"vulns": [{"id": "PYSEC-1"}]}
SKIPPED = {"name": "flask", "skip_reason": "Dependency not found on PyPI"}
ADVISORY = {
    "axe-core": [
        {
            "id": 1,
            "url": "https://advisories.example/1",
            "title": "Weak",
            "severity": "high",
            "vulnerable_versions": "<99",
            "cwe": [],
            "cvss": {"score": 0, "vectorString": None},
        }
    ]
}


@pytest.mark.parametrize(
    ("found", "words", "code"),
    [
        ([FOUND], "1 packages looked up, no known weakness", 0),
        ([WEAK], "flask 3.1.3: PYSEC-1", 1),
        ([FOUND, SKIPPED], "NOT CHECKED: 1 of 2", 2),
        ([WEAK, SKIPPED], "NOT CHECKED: 1 of 2", 1),
    ],
)
def test_skipped_audit_is_never_clean(found: list[dict[str, Any]], words: str, code: int) -> None:
    answer = audit.from_pip_audit({"dependencies": found})
    said = audit.report("requirements.txt", answer)
    assert words in said
    assert ("no known weakness" in said) == (code == 0)
    assert audit.exit_code([answer]) == code


def test_one_unknown_lock_spoils_the_rest() -> None:
    assert "NOT CHECKED" in audit.report("requirements.txt", None)
    assert audit.exit_code([Answer(1), None]) == 2


def test_why_nothing_could_be_asked_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "requirements.txt").write_text("flask === ???", encoding="utf-8")
    assert audit.ask_pypi(tmp_path / "requirements.txt") is None
    assert "???" in capsys.readouterr().err


@pytest.mark.parametrize(("variables", "code"), [({"CI": "1"}, 2), ({}, 0)])
def test_only_hosted_run_fails_when_not_looked_up(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], code: int
) -> None:
    monkeypatch.delenv("CI", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(audit, "ask_pypi", lambda _lock: None)
    monkeypatch.setattr(audit, "ask_npm", lambda _lock: Answer(1))
    with pytest.raises(SystemExit) as end:
        audit.main()
    assert end.value.code == code


def test_every_lock_is_asked_about() -> None:
    locks = {*ROOT.glob("requirements*.txt"), *ROOT.glob("tests/*/package-lock.json")}
    assert {ROOT / lock for lock in (*audit.PIP_LOCKS, *audit.NPM_LOCKS)} == locks


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """A registry on this machine that npm asks; the dictionary is what it knows of weaknesses."""
    known: dict[str, Any] = {}

    class Handler(QuietHandler):
        def do_POST(self) -> None:
            self.reply(json.dumps(known).encode(), "application/json")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    monkeypatch.setenv("npm_config_registry", f"http://127.0.0.1:{server.server_port}/")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    yield known
    server.shutdown()
    server.server_close()


def test_npm_is_asked_and_understood(
    registry: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / "tests" / "npm" / name, tmp_path)
    lock = tmp_path / "package-lock.json"
    registry.update(ADVISORY)
    weak = audit.ask_npm(lock)
    assert weak
    assert weak.asked >= 5
    assert weak.weaknesses == ("axe-core <99: https://advisories.example/1",)
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    assert audit.ask_npm(lock) is None
