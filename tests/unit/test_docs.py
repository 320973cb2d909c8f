"""What the documents name exists: make targets, commands, settings, files, tests and links."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from click import Context, Group
from flask import Flask
from flask.cli import FlaskGroup

from tests.support import makefile
from tests.support.makefile import TARGETS
from tests.support.server import ROOT
from tools.trial.phones_tried import BLOCK
from webapp import config
from webapp.config import Settings

DOCUMENTS = sorted(
    [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("service_worker/*.md"),
        *ROOT.glob(".github/**/*.md"),
    ]
)
ROOMS = "|".join(
    re.escape(f"{path.name}/") if path.is_dir() else rf"{re.escape(path.name)}(?![\w.])"
    for path in ROOT.iterdir()
    if path.name in {".ci", ".github"} or not path.name.startswith((".", "build", "dist", "test-results"))
)
"""Every folder and file of the root that is ours, as a pattern."""
EXAMPLES = {"templates/pages/sleep.html", "webapp/data/platforms/campfire.toml"}
"""Files that a reader of CONTRIBUTING makes; `tests/unit/test_examples.py` makes them."""
RELEASED = {"webapp/data/launched.json"}
"""A file that a release writes."""
SETTINGS = {f"CAMAU_{name.upper()}" for name in Settings.model_fields}
MISSPELT = {"CAMAU_WORKRS"}
"""What docs/configuration.md shows a start refusing."""


def _text(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def _code(text: str) -> list[str]:
    """Return what stands in backticks and each line of code, without comments; a line that goes on is one."""
    whole = re.sub(r"\\\n\s*", "", text)
    fenced = re.findall(r"^```\w*\n(.*?)^```", whole, re.DOTALL | re.MULTILINE)
    lines = [*re.findall(r"^    (.+)$", whole, re.MULTILINE), *"".join(fenced).splitlines()]
    return [re.sub(r"(^|\s)#.*", "", piece) for piece in (*re.findall(r"`([^`\n]+)`", whole), *lines)]


def _named_files(text: str) -> set[str]:
    """Return every path of ours in code, without the test named after `::`."""
    named = re.compile(rf"(?<![\w./~:-])((?:{ROOMS})[\w./*-]*)")
    return {path for piece in _code(text) for path in named.findall(piece)}


def _targets(text: str) -> set[str]:
    """Return the targets of each `make …`."""
    return {word for word in _made(text) if "=" not in word}


def _made(text: str) -> set[str]:
    """Return every word after `make` in code: targets, and variables with what they are set to."""
    word = r"(?:[a-z-]+|[A-Z]+=\S*)"
    found = (re.findall(rf"(?:^|[\s;&|])make ({word}(?: {word})*)", piece) for piece in _code(text))
    return {word for line in found for words in line for word in words.split()}


def _variables(text: str) -> set[str]:
    """Return the variables that are set in some `make … TAG=v0.1.0`."""
    return {word.split("=")[0] for word in _made(text) if "=" in word}


def _names(text: str) -> set[str]:
    """Return what NAME is set to in some `make … NAME=paint`."""
    return {word.partition("=")[2] for word in _made(text) if word.startswith("NAME=")}


def _modules(text: str) -> set[str]:
    """Return what follows each `python -m`, but for what is not ours."""
    found = (re.findall(r"python3? -m ((?:webapp|tests|tools|deploy)[\w.]*)", piece) for piece in _code(text))
    return {module for line in found for module in line}


def _commands(text: str) -> set[str]:
    """Return each `flask …` of ours: words and options, without comments."""
    ours = r"(?:^|[\s/;&|])flask --app webapp ([a-z][^;&|>]*)"
    return {" ".join(line.split()) for piece in _code(text) for line in re.findall(ours, piece)}


def _unknown(app: Flask, command: str) -> bool:
    """Say whether there is no such command, or it has no such option; other words are values."""
    words = command.split()
    is_group = isinstance(app.cli.get_command(Context(app.cli), words[0]), Group)
    named = words[:1] + [word for word in words[1:2] if is_group and not word.startswith("-")]
    helped = app.test_cli_runner().invoke(FlaskGroup(create_app=lambda: app), [*named, "--help"])
    options = {word.split("=")[0] for word in words if word.startswith("--")}
    return helped.exit_code != 0 or not options <= set(re.findall(r"--[a-z-]+", helped.output))


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


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_what_a_document_names_exists(app: Flask, document: Path) -> None:
    text = _text(document)
    assert _targets(text) - TARGETS == set()
    assert _variables(text) - makefile.VARIABLES - SETTINGS == set()
    assert _names(text) <= makefile.NAMES
    assert {module for module in _modules(text) if find_spec(module) is None} == set()
    missing = {path for path in _named_files(text) if not list(ROOT.glob(path.rstrip("/.")))}
    assert missing - EXAMPLES - RELEASED == set()
    for file, name in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text):
        assert f"def {name}(" in _text(ROOT / file), f"{file}::{name}"
    assert _broken_links(document) == []
    assert set(re.findall(r"\bCAMAU_[A-Z_]+", text)) - SETTINGS - MISSPELT == set()
    assert [command for command in _commands(text) if _unknown(app, command)] == []


def test_what_is_not_there_is_found(app: Flask, tmp_path: Path) -> None:
    text = """# Here

`tests/unit/nowhere.py`, `Dockerfil`, [x](missing.md), [y](#nowhere), [z](#here), in prose make nothing

    scp deploy/nowhere.conf root@steps.example:      # deploy/in-a-comment
    CAMAU_PORT=1 make nothing NOTHING=1 NAME=nobody && /opt/camau/bin/python -m tools.nothing
    .venv/bin/python -m tests.support.nothing /en/
    .venv/bin/flask --app webapp host nginx \\
        --certificat /etc/ssl > build/nginx.conf
    .venv/bin/flask --app webapp facts checked childline --how dialled
    flask --app webapp facts nothing
"""
    document = tmp_path / "document.md"
    document.write_text(text, encoding="utf-8")
    assert _named_files(text) == {"tests/unit/nowhere.py", "deploy/nowhere.conf"}
    assert _targets(text) == {"nothing"}
    assert _variables(text) == {"NOTHING", "NAME"}
    assert _names(text) == {"nobody"}
    assert _modules(text) == {"tests.support.nothing", "tools.nothing"}
    assert [command for command in sorted(_commands(text)) if _unknown(app, command)] == [
        "facts nothing",
        "host nginx --certificat /etc/ssl",
    ]
    assert len(_commands(text)) == 3
    assert _broken_links(document) == ["missing.md", "#nowhere"]


def test_help_lists_every_target() -> None:
    helped = re.findall(r"^([a-z-]+):.*## ", _text(ROOT / "Makefile"), re.MULTILINE)
    assert set(helped) == TARGETS
    assert len(TARGETS) <= 20


def test_the_table_of_settings_is_the_settings() -> None:
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(CAMAU_\w+)` \| `(\S+)` \| (.+) \|$", text, re.MULTILINE) == [
        (config.variable(name), config.as_variable(field.default), field.description)
        for name, field in Settings.model_fields.items()
    ]


def test_the_two_commands_are_what_everyone_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "    make run " in readme
    assert "    make test " in readme
    for script in (ROOT / ".ci" / "run", ROOT / ".github" / "workflows" / "test.yml"):
        assert "make test" in script.read_text(encoding="utf-8")


def test_a_stranger_finishes_the_readme_in_four_minutes() -> None:
    prose = re.sub(r"```.*?```", " ", _text(ROOT / "README.md"), flags=re.DOTALL)
    assert len(re.findall(r"[^\s|-]\S*", prose)) <= 900


def test_documents_stay_short() -> None:
    words = {file: len(BLOCK.sub("", _text(file)).split()) for file in DOCUMENTS}
    evidence = {file for file in DOCUMENTS if file.parent.name == "evidence"}
    assert sum(words[file] for file in evidence) <= 6_000
    assert sum(words[file] for file in words.keys() - evidence) <= 11_000


@pytest.mark.parametrize("document", sorted(ROOT.glob("docs/evidence/*.md")), ids=lambda document: document.stem)
def test_evidence_names_the_command_that_makes_it_anew(document: Path) -> None:
    assert _targets(_text(document))


def test_the_picture_of_the_readme_is_light() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", _text(ROOT / "README.md"))
    assert pictures
    assert sum((ROOT / picture).stat().st_size for picture in pictures) < 120_000
