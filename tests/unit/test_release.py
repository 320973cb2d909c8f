"""What is published can be built again to the byte, and says what is in it."""

import json
import os
import re
import subprocess
import sys
import zipfile
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest

import webapp
from deploy import release
from hatch_build import CompileCatalogues
from tests.support.server import ROOT

pytestmark = pytest.mark.slow


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


class Tomorrow(datetime):
    """A clock that is a day ahead."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Tomorrow":
        return super().now(tz) + timedelta(days=1)


def test_compiled_catalogue_does_not_depend_on_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "translations" / "cy" / "LC_MESSAGES" / "messages.po"
    source.parent.mkdir(parents=True)
    source.write_text('msgid ""\nmsgstr "Language: cy\\n"\n\nmsgid "Steps"\nmsgstr "Camau"\n', encoding="utf-8")
    hook = CompileCatalogues(str(tmp_path), {}, None, None, "", "wheel")  # type: ignore[arg-type]
    hook.initialize("standard", {})
    first = source.with_suffix(".mo").read_bytes()
    monkeypatch.setattr("datetime.datetime", Tomorrow)
    hook.initialize("standard", {})
    assert source.with_suffix(".mo").read_bytes() == first
    assert b"1970-01-01" in first


def test_a_zip_depends_on_its_files_alone(tmp_path: Path) -> None:
    for name, order in (("one", "ab"), ("two", "ba")):
        for letter in order:
            file = tmp_path / name / letter / "index.html"
            file.parent.mkdir(parents=True)
            file.write_text(letter, encoding="utf-8")
            os.utime(file, (len(name) + ord(letter), 1_000_000_000 + ord(order[0])))
        release.zip_folder(tmp_path / name, tmp_path / f"{name}.zip", 1_700_000_000)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist() == ["a/index.html", "b/index.html"]


def test_the_open_data_is_kept_by_its_day(tmp_path: Path) -> None:
    dated = tmp_path / "site" / "data" / "v1" / "releases" / "2026-11-26.json"
    dated.parent.mkdir(parents=True)
    dated.write_text("{}", encoding="utf-8")
    release.open_data(tmp_path / "site", tmp_path, "camau-1")
    assert (tmp_path / "camau-1-helplines-2026-11-26.json").read_text(encoding="utf-8") == "{}"


def test_a_byte_that_differs_is_found(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, tail in ((one, "x"), (other, "y")):
        folder.mkdir()
        (folder / "same").write_text("same", encoding="utf-8")
        (folder / "differs").write_text(tail, encoding="utf-8")
    (one / "alone").touch()
    assert release.differences(one, other) == ["alone", "differs"]


def test_sums_are_what_sha256sum_reads(tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text("words", encoding="utf-8")
    release.write_sums(tmp_path)
    subprocess.run(
        ["sha256sum", "--check", "--strict", release.SUMS], cwd=tmp_path, check=True, capture_output=True
    )
    (tmp_path / "file.txt").write_text("other words", encoding="utf-8")
    broken = subprocess.run(["sha256sum", "--check", release.SUMS], cwd=tmp_path, check=False, capture_output=True)
    assert broken.returncode == 1


def test_release_notes_fit_the_version() -> None:
    log = "# Changelog\n\n## Unreleased\n\n- New\n\n## 9.2.0 · 2026-12-01\n\n- Second\n\n## 9.1.0\n\n- First\n"
    assert [release.changes(log, version) for version in ("9.2.0", "9.1.0", "9.3.0")] == [
        "- Second\n",
        "- First\n",
        "- New\n",
    ]


def test_tagged_release_needs_a_public_address() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "CAMAU_PUBLIC_URL"}
    command = [sys.executable, "-m", "deploy.release", "--tag", f"v{webapp.__version__}"]
    refused = subprocess.run(
        command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True, timeout=60
    )
    assert refused.returncode == 1
    assert "CAMAU_PUBLIC_URL" in refused.stderr


def test_settings_of_the_site_reach_the_site_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CAMAU_PUBLIC_URL", "https://steps.example")
    seen = release.run(sys.executable, "-c", "import os; print(*os.environ)", cwd=tmp_path, GIVEN="1").split()
    assert "GIVEN" in seen
    assert "CAMAU_PUBLIC_URL" not in seen


def test_the_version_stands_in_one_place() -> None:
    """In every file but the lock files, which hold versions of others, and what was released."""
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True)
    line = re.compile(
        rf"""version.*["']{re.escape(webapp.__version__)}["']|camau-{re.escape(webapp.__version__)}"""
    )
    texts = {".py", ".toml", ".md", ".yml", ".json", ".service", ".conf", ".html", ""}
    files = [file for file in tracked.stdout.decode().split("\n") if file and Path(file).suffix in texts]
    files = [file for file in files if not file.endswith("package-lock.json")]
    assert [file for file in files if line.search((ROOT / file).read_text(encoding="utf-8"))] == [
        "webapp/__init__.py"
    ]


def test_bill_of_materials_lists_every_requirement(tmp_path: Path) -> None:
    bill = tmp_path / "bill.json"
    release.write_bill(
        ROOT, bill, webapp.__version__, "--no-validate"
    )  # a release validates; it takes four seconds
    document = json.loads(bill.read_text(encoding="utf-8"))
    locked = re.findall(
        r"^([\w.-]+)==([\w.]+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert document["bomFormat"] == "CycloneDX"
    root = document["metadata"]["component"]
    assert (root["name"], root["version"]) == ("camau", webapp.__version__)
    assert {(part["name"], part["version"]) for part in document["components"]} == set(locked)
    assert all(part["externalReferences"] for part in document["components"])
