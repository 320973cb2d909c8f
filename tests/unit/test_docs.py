"""What the documents name exists: make targets, commands, settings, files, tests and links."""

import re
from pathlib import Path

import pytest
from flask import Flask

from tests.support.server import ROOT
from webapp import settings_cli
from webapp.settings import Settings

DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("service_worker/*.md")])
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
ROOMS = "webapp|templates|static|tests|translations|service_worker|docs"
EXAMPLES = {"templates/pages/sleep.html", "webapp/data/platforms/campfire.toml"}
"""Files that a reader of CONTRIBUTING makes; `tests/unit/test_examples.py` makes them."""

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))


def _text(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def _named_files(text: str) -> set[str]:
    """Return every path of ours in backticks, without the test named after `::`."""
    return set(re.findall(rf"`((?:{ROOMS})/[\w./*-]*)(?:::\w+)?`", text))


def _commands(text: str) -> set[str]:
    """Return the words of each `flask …`, up to the first option, comment or placeholder."""
    lines = re.findall(r"(?:`|^    )flask (?:--app webapp )?([a-z][a-z ]*)", text, re.MULTILINE)
    return {" ".join(line.split()) for line in lines}


def _unknown(app: Flask, command: str) -> bool:
    """Say whether `command` is none whose `--help` works; what follows a command's name is a value."""
    words = command.split()
    depth = 2 if words[0] == "facts" else 1
    return app.test_cli_runner().invoke(args=[*words[:depth], "--help"]).exit_code != 0


def _anchor(heading: str) -> str:
    """Return the fragment that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def _broken_links(document: Path) -> list[str]:
    def leads(target: str) -> bool:
        path, _, fragment = target.partition("#")
        file = document.parent / path if path else document
        headings = re.findall(r"^#+ (.+)$", _text(file), re.MULTILINE) if fragment and file.is_file() else []
        return file.exists() and (not fragment or fragment in map(_anchor, headings))

    targets = re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)", _text(document))
    return [target for target in targets if not leads(target)]


@each_document
def test_every_target_and_file_named_exists(document: Path) -> None:
    text = _text(document)
    assert set(re.findall(r"(?:`|^    )make ([a-z-]+)", text, re.MULTILINE)) - TARGETS == set()
    missing = {path for path in _named_files(text) if not list(ROOT.glob(path.rstrip("/")))}
    assert missing - EXAMPLES == set()


@each_document
def test_every_test_named_exists(document: Path) -> None:
    for file, name in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", _text(document)):
        assert f"def {name}(" in _text(ROOT / file), f"{file}::{name}"


@each_document
def test_every_link_leads_somewhere(document: Path) -> None:
    assert _broken_links(document) == []


@each_document
def test_every_setting_named_exists(document: Path) -> None:
    known = {f"CAMAU_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"`(CAMAU_[A-Z_]+)", _text(document))) - known == set()


@each_document
def test_every_command_answers(app: Flask, document: Path) -> None:
    assert [command for command in _commands(_text(document)) if _unknown(app, command)] == []


def test_what_is_not_there_is_found(app: Flask, tmp_path: Path) -> None:
    text = (
        "`tests/unit/nowhere.py`, `flask --app webapp facts nothing`, [x](missing.md), [y](#nowhere), [z](#here)\n"
    )
    document = tmp_path / "document.md"
    document.write_text(f"{text}\n# Here\n", encoding="utf-8")
    assert _named_files(text) == {"tests/unit/nowhere.py"}
    assert _commands("    flask --app webapp facts checked childline --how dialled") == {"facts checked childline"}
    assert [command for command in _commands(text) if _unknown(app, command)] == ["facts nothing"]
    assert not _unknown(app, "facts checked childline")
    assert _broken_links(document) == ["missing.md", "#nowhere"]


def test_help_lists_every_target() -> None:
    helped = re.findall(r"^([a-z-]+):.*## ", _text(ROOT / "Makefile"), re.MULTILINE)
    assert set(helped) == TARGETS


def test_the_table_of_settings_is_the_settings() -> None:
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(CAMAU_\w+)` \| `(\S+)` \| (.+) \|$", text, re.MULTILINE) == settings_cli.table()


def test_the_two_commands_are_what_everyone_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "    make run " in readme
    assert "    make test " in readme
    for script in (ROOT / ".ci" / "run", ROOT / ".github" / "workflows" / "test.yml"):
        assert "make test" in script.read_text(encoding="utf-8")


def test_a_stranger_finishes_the_readme_in_four_minutes() -> None:
    prose = re.sub(r"```.*?```", " ", _text(ROOT / "README.md"), flags=re.DOTALL)
    assert len(re.findall(r"[^\s|-]\S*", prose)) <= 900


def test_the_picture_of_the_readme_is_light() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", _text(ROOT / "README.md"))
    assert pictures
    assert sum((ROOT / picture).stat().st_size for picture in pictures) < 120_000
