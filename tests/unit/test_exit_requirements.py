"""Each requirement of the exit is in the name of a test or is written down as done by hand."""

import re

from tests.support.server import ROOT

ALL = {f"q{number}" for number in range(1, 21)}
IN_NAMES = re.compile(r"^def test_((?:q\d+_)+)", re.MULTILINE)
STANDING = "tests/unit/standing_checks.py"


def _tested() -> set[str]:
    """Return the requirements that tests name, as in `def test_q1_q7_tap_leaves`."""
    files = [*(ROOT / "tests" / "browser").glob("test_*.py"), *(ROOT / "tests" / "unit").glob("test_*.py")]
    names = [name for file in files for name in IN_NAMES.findall(file.read_text(encoding="utf-8"))]
    return {number for name in names for number in name.strip("_").split("_")}


def _rows(document: str) -> dict[str, list[str]]:
    """Return the cells of each table row that begins with requirements, by requirement."""
    rows: dict[str, list[str]] = {}
    for line in (ROOT / document).read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        for number in re.findall(r"\bQ\d+", cells[0]) if line.startswith("| Q") else []:
            rows.setdefault(number.lower(), []).append(line)
    return rows


def test_each_requirement_is_tested_or_done_by_hand() -> None:
    by_hand = {number for number, rows in _rows("SECURITY.md").items() if "by hand" in rows[0]}
    assert by_hand == {"q16"}
    assert _tested() == ALL - by_hand
    steps = (ROOT / "SECURITY.md").read_text(encoding="utf-8").split("## By hand")[1]
    assert {number.lower() for number in re.findall(r"\bQ\d+", steps)} == by_hand


def test_both_documents_list_each_requirement() -> None:
    assert set(_rows("SECURITY.md")) == ALL
    assert set(_rows("docs/exit.md")) == ALL


def test_the_test_that_a_document_names_names_the_requirement() -> None:
    for number, rows in _rows("SECURITY.md").items():
        named = set(re.findall(r"`(tests/\S+\.py)`", " ".join(rows))) - {STANDING}
        for file in named:
            assert re.search(rf"def test_\w*{number}_", (ROOT / file).read_text(encoding="utf-8")), (number, file)
