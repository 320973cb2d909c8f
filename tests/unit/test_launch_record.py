"""A build is launched only while its record is of exactly what is shipped; whatever is wrong makes it a draft."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deploy import release
from tests.support.server import ROOT
from webapp.core import launch
from webapp.pages import approved_words


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of everything that is shipped, launched. A test that changes it puts it back."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("webapp", *launch.RESOURCES):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    release.write_record(folder / "webapp")
    return folder / "webapp"


@pytest.mark.slow
@given(st.data())
def test_a_byte_that_changes_makes_a_draft_again(package: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(list(launch.shipped(package).values())))
    before = file.read_bytes()
    place = data.draw(st.integers(0, max(len(before) - 1, 0)))
    other = bytes([data.draw(st.integers(0, 255).filter(lambda byte: before[place : place + 1] != bytes([byte])))])
    file.write_bytes(before[:place] + other + before[place + 1 :])
    assert launch.is_draft(package)
    file.write_bytes(before)


def test_a_launched_package_is_no_draft(package: Path) -> None:
    """Whole again after every change above."""
    assert not launch.is_draft(package)


@pytest.mark.parametrize("name", ["data/services.toml", "new.py"])
def test_a_file_more_or_less_makes_a_draft_again(package: Path, tmp_path: Path, name: str) -> None:
    file, away = package / name, tmp_path / "away"
    if file.exists():
        file.rename(away)
    else:
        file.touch()
    assert launch.is_draft(package)
    if away.exists():
        away.rename(file)
    else:
        file.unlink()
    assert not launch.is_draft(package)


def test_what_a_start_writes_changes_nothing(package: Path) -> None:
    compiled = package / "__pycache__" / "wsgi.pyc"
    compiled.parent.mkdir()
    compiled.touch()
    for catalogue in (package.parent / "translations").rglob("*.po"):
        catalogue.with_suffix(".mo").write_bytes(b"compiled anew")
    assert not launch.is_draft(package)


@pytest.mark.parametrize(
    "record",
    [b"", b"{", b"\xff", b"[" * 100_000, b"[]", b"null", b'{"sha256": true}', b'{"sha256": "0"}', b" " * 300_000],
    ids=["empty", "cut off", "no UTF-8", "deep", "a list", "null", "no text", "another hash", "large"],
)
def test_a_malformed_or_stale_record_makes_a_draft(package: Path, record: bytes) -> None:
    file = package / launch.RECORD
    before = file.read_bytes()
    file.write_bytes(record)
    assert launch.is_draft(package)
    file.unlink()
    assert launch.is_draft(package), "absent"
    file.write_bytes(before)
    more = json.loads(before) | {"by": "hand"}
    file.write_text(json.dumps(more), encoding="utf-8")
    assert launch.is_draft(package), "with more in it than we write"
    file.write_bytes(before)


def test_everything_that_is_committed_and_shipped_is_hashed() -> None:
    folders = ["webapp", *launch.RESOURCES]
    listed = subprocess.run(["git", "ls-files", "-z", *folders], cwd=ROOT, check=True, capture_output=True)
    committed = {name.removeprefix("webapp/") for name in listed.stdout.decode().split("\0") if name}
    assert set(launch.shipped()) >= committed
    assert "data/services.toml" in committed


@pytest.mark.parametrize("waiting", [0, 3])
def test_a_release_is_launched_only_where_nothing_waits(
    package: Path, monkeypatch: pytest.MonkeyPatch, waiting: int
) -> None:
    (package / launch.RECORD).unlink()
    words = {"en": [50, 100], "cy": [100, 100]}
    monkeypatch.setattr(release, "run", lambda *_command, **_options: json.dumps([waiting, words]))
    assert release.record_launch(package.parent) == waiting
    assert launch.is_draft(package) == bool(waiting)
    assert approved_words.load(package / "data") == {"en": 50, "cy": 100}
    release.write_record(package)
