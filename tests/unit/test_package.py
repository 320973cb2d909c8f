"""A wheel is complete: unpacked far from this folder it finds its parts and speaks both languages."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from deploy import release
from tests.support.server import ROOT
from tests.support.site_copy import SiteCopy

pytestmark = pytest.mark.slow

PROBE = """
from webapp import create_app
from webapp.context import context_of
from webapp.core import paths
app = create_app()
client = app.test_client()
assert not context_of(app).draft, "the record and what it is of came along"
assert "camau-wheel" in str(paths.TEMPLATES), paths.TEMPLATES
assert "Cael help nawr" in client.get("/cy/cymorth/").text
assert (paths.SERVICE_WORKER / "sw.js").is_file()
assert client.get("/favicon.ico").status_code == 200
"""


def test_a_wheel_stands_alone(tmp_path: Path) -> None:
    source = SiteCopy(tmp_path / "source").folder
    release.write_record(source / "webapp")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=source,
        check=True,
        capture_output=True,
    )
    wheel = next(tmp_path.glob("camau-*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        assert [name for name in archive.namelist() if name.startswith("tests/")] == []
        archive.extractall(tmp_path / "camau-wheel")
        entry = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "camau = webapp.__main__:main" in archive.read(entry).decode()
        metadata = next(name for name in archive.namelist() if name.endswith("METADATA"))
        assert re.findall(r"^Provides-Extra: (.+)$", archive.read(metadata).decode(), re.MULTILINE) == []
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "camau-wheel"), "CAMAU_COMPRESSION": "fast"}
    subprocess.run([sys.executable, "-c", PROBE], check=True, cwd=tmp_path, env=environment)


def test_each_development_dependency_says_what_it_is_for() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    group = re.search(r"^dev = \[\n(.*?)^\]$", text, re.DOTALL | re.MULTILINE)
    assert group
    lines = [line.strip() for line in group[1].splitlines() if "include-group" not in line]
    assert lines
    assert [line for line in lines if not re.fullmatch(r'"[^"]+",  # .+', line)] == []
