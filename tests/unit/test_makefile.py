"""What others set in the environment does not lead an install of ours astray."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.makefile import BENCHMARKS, DRAWINGS, EXPORTS, LOCKS, PARTS, TEXT
from tests.support.server import ROOT

pytestmark = pytest.mark.slow

ASTRAY = ("PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONPATH", "PYTHONHOME", "NODE_ENV")


def test_what_leads_an_install_astray_reaches_no_recipe() -> None:
    answer = subprocess.run(
        ["make", "-s", "-f", "-", "probe"],
        input="include Makefile\nprobe:\n\t@env\n",
        cwd=ROOT,
        env=os.environ | dict.fromkeys(ASTRAY, "/astray"),
        capture_output=True,
        text=True,
        check=True,
    )
    assert not [line for line in answer.stdout.splitlines() if line.split("=")[0] in ASTRAY]


@pytest.mark.slow
def test_pip_installs_here_whatever_its_settings_say(tmp_path: Path) -> None:
    """Pip has a file of settings too: by `user = true` it would install outside of our environment, or refuse."""
    installs = [line for line in TEXT.splitlines() if "pip install" in line]
    assert installs
    assert all("pip install --no-user" in line for line in installs)
    settings = tmp_path / "pip.conf"
    settings.write_text("[install]\nuser = true\n", encoding="utf-8")
    astray = {"PIP_USER": "1", "PIP_CONFIG_FILE": str(settings)}
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--no-deps", "flask"]
    refused = subprocess.run(pip, env=os.environ | astray, capture_output=True, text=True, check=False)
    assert "--user" in refused.stderr
    subprocess.run([*pip, "--no-user"], env=os.environ | astray, capture_output=True, check=True)


def test_every_name_has_a_program() -> None:
    folders = {"tests/benchmark": BENCHMARKS, "tools": DRAWINGS}
    programs = {f"{folder}/{name}.py" for folder, names in folders.items() for name in names}
    programs |= {
        f"tools/install/{name}.py"
        for line in re.findall(r"^NEEDS_.* := (.+)$", TEXT, re.MULTILINE)
        for name in line.split()
    }
    assert {program for program in programs if not (ROOT / program).is_file()} == set()
    for variable, names in {"PART": PARTS, "EXPORT": EXPORTS, "LOCK": LOCKS}.items():
        assert set(re.findall(rf"\b{variable}_([a-z]\w*)", TEXT)) == names
    assert all(name in TEXT.partition("test-part: ")[2].splitlines()[0] for name in PARTS)
