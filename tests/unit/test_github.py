"""What GitHub would run has few rights and runs what a person runs; every word and fact has the owners it needs."""

import re
from fnmatch import fnmatch
from pathlib import Path

import polib
import pytest

from tests.support.makefile import TARGETS
from tests.support.server import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").iterdir())
WORDS = {"@camau/safeguarding", "@camau/welsh"}

each_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)


def _run(file: Path) -> set[str]:
    """Return the make targets that a workflow runs, each with its NAME, and those of its matrix."""
    text = file.read_text(encoding="utf-8")
    matrix = re.findall(r"target: \[(.+)\]", text)
    return {
        *re.findall(r"run: make (?:--silent )?([a-z-]+(?: NAME=[a-z]+)?)", text),
        *", ".join(matrix).split(", "),
    } - {""}


def _owners() -> dict[str, set[str]]:
    lines = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    return {path: set(owners) for path, *owners in map(str.split, lines) if path != "#"}


def _owners_of(file: str) -> set[str]:
    """Return the owners of the last line that matches, as GitHub reads it."""
    patterns = [path for path in _owners() if fnmatch(f"/{file}", f"{path}*" if path.endswith("/") else path)]
    return _owners()[patterns[-1]]


def test_workflows_run_what_a_person_runs() -> None:
    run = {file.name: _run(file) for file in WORKFLOWS}
    assert run == {
        "facts.yml": {"facts"},
        "release.yml": {"test-all", "lock NAME=audit", "release"},
        "test.yml": {"test", "test-part NAME=engines", "lock NAME=audit"},
        "weekly.yml": {"test-all", "prove", "hear"},
    }
    assert {line.split()[0] for line in set().union(*run.values())} <= TARGETS


def test_what_runs_the_tests_has_the_whole_history() -> None:
    """The checkout alone brings one commit, in which no number ever changes."""
    jobs = [job for file in WORKFLOWS for job in re.split(r"\n(?=  \w[\w-]*:\n)", file.read_text(encoding="utf-8"))]
    tested = [job for job in jobs if re.search(r'run: make (?:test(?:-all)?|"\$TARGET")$', job, re.MULTILINE)]
    assert len(tested) == 3
    assert all("fetch-depth: 0" in job for job in tested)


@each_workflow
def test_workflows_are_pinned_and_without_rights(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert re.search(r"^permissions: \{\}$", text, re.MULTILINE)
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert [action for action in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action)] == []


def test_files_with_words_have_an_owner() -> None:
    messages = polib.pofile(str(ROOT / "translations" / "messages.pot"))
    files = {file for message in messages for file, _line in message.occurrences}
    facts = {str(file.relative_to(ROOT)) for file in (ROOT / "webapp" / "data").rglob("*.toml")}
    assert {file for file in files | facts if not _owners_of(file) >= WORDS} == set()


def test_every_path_that_has_an_owner_exists() -> None:
    assert [path for path in _owners() if path != "*" and not (ROOT / path.strip("/")).exists()] == []


def test_dependabot_looks_where_there_is_something() -> None:
    text = (ROOT / ".github" / "dependabot.yml").read_text(encoding="utf-8")
    folders = re.search(r"directories: \[(.+)\]", text)
    assert folders
    locks = {file.parent for file in ROOT.glob("tests/*/package-lock.json")}
    assert {ROOT / folder.strip("/") for folder in folders[1].split(", ")} == locks
    assert "package-ecosystem: docker" in text
    assert (ROOT / "Dockerfile").is_file()
