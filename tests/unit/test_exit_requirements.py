"""Each requirement of the exit is marked on a test or is written down as done by hand."""

import ast
import re
from pathlib import Path

from tests.support.server import ROOT

ALL = {f"Q{number}" for number in range(1, 21)}
PROMISES = "docs/evidence/promises.md"
STANDING = "tests/unit/standing_checks.py"


def _marked(file: Path) -> set[str]:
    """Return the requirements that tests of a file are marked with: `@pytest.mark.requirement("Q1", "Q7")`."""
    calls = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    marks = [call for call in calls if ast.unparse(call.func) == "pytest.mark.requirement"]
    return {str(ast.literal_eval(number)) for mark in marks for number in mark.args}


def _tested() -> set[str]:
    """Return the requirements that tests hold in every run."""
    return {number for file in (ROOT / "tests").rglob("test_*.py") for number in _marked(file)}


def _rows(document: str) -> dict[str, list[str]]:
    """Return the cells of each table row that begins with requirements, by requirement."""
    rows: dict[str, list[str]] = {}
    for line in (ROOT / document).read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        for number in re.findall(r"\bQ\d+", cells[0]) if line.startswith("| Q") else []:
            rows.setdefault(number, []).append(line)
    return rows


def test_each_requirement_is_tested_or_done_by_hand() -> None:
    by_hand = {number for number, rows in _rows(PROMISES).items() if "by hand" in rows[0]}
    assert by_hand == {"Q16"}
    assert _tested() == ALL - by_hand
    steps = (ROOT / "docs" / "exit.md").read_text(encoding="utf-8").split("## By hand")[1]
    assert set(re.findall(r"\bQ\d+", steps)) == by_hand


def test_list_and_table_name_each_requirement() -> None:
    listed = re.findall(r"^- \*\*(Q\d+)\*\* ", (ROOT / PROMISES).read_text(encoding="utf-8"), re.MULTILINE)
    assert listed == [f"Q{number}" for number in range(1, 21)]
    assert set(_rows(PROMISES)) == ALL


def test_the_file_that_a_document_names_is_marked() -> None:
    for number, rows in _rows(PROMISES).items():
        for file in set(re.findall(r"`(tests/\S+\.py)`", " ".join(rows))) - {STANDING}:
            assert number in _marked(ROOT / file), (number, file)
