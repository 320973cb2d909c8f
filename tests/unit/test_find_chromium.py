"""A browser is tried once, and again when it has changed or does not start."""

from pathlib import Path

import pytest

from tools.install import chromium


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of a browser, which counts its starts in `starts`."""
    monkeypatch.setattr(chromium, "STARTED", tmp_path / "started")
    return _write(tmp_path / "browser", status=0)


def _write(program: Path, status: int) -> Path:
    program.write_text(f'#!/bin/sh\necho x >> "{program.parent}/starts"\nexit {status}\n', encoding="utf-8")
    program.chmod(0o755)
    return program


def _tries(browser: Path) -> int:
    return len((browser.parent / "starts").read_text(encoding="utf-8").splitlines())


def test_one_that_started_is_not_tried_again_until_it_changes(browser: Path) -> None:
    assert chromium._starts(str(browser))
    assert chromium._starts(str(browser))
    assert _tries(browser) == 1
    _write(browser, status=17)
    assert not chromium._starts(str(browser))
    assert not chromium._starts(str(browser))
    assert _tries(browser) == 3


def test_one_that_is_gone_does_not_start(browser: Path) -> None:
    assert chromium._starts(str(browser))
    browser.unlink()
    assert not chromium._starts(str(browser))
