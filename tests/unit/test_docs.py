"""What the documents name exists: make targets, settings, files and tests."""

import re
from pathlib import Path

import pytest

from tests.support.server import ROOT
from webapp import settings_cli

DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("service_worker/*.md")]
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_target_and_file_named_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert set(re.findall(r"(?:`|^    )make ([a-z-]+)", text, re.MULTILINE)) <= TARGETS
    named = set(re.findall(r"`((?:webapp|templates|static|tests|translations|service_worker)/[\w./-]*)`", text))
    assert [path for path in named if not (ROOT / path).exists()] == []
    linked = re.findall(r"\]\(([^)h#][^)]*)\)", text)
    assert [path for path in linked if not (document.parent / path).exists()] == []


def test_the_table_of_settings_is_the_settings() -> None:
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(CAMAU_\w+)` \| `(\S+)` \| (.+) \|$", text, re.MULTILINE) == settings_cli.table()


def test_the_two_commands_are_what_everyone_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "    make run " in readme
    assert "    make test " in readme
    for script in (ROOT / ".ci" / "run", ROOT / ".github" / "workflows" / "test.yml"):
        assert "make test" in script.read_text(encoding="utf-8")
