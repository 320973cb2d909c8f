"""The accessibility statement claims only what a test proves, and says all of it."""

import ast
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.accessibility_claims import PROOF
from tests.support.html import parse, text_of
from tests.support.registry import BY_NAME, STORE
from tests.support.server import ROOT
from tools.messages import in_language
from webapp import facts
from webapp.core import paths
from webapp.i18n.languages import LANGUAGES, SOURCE, Language

STATEMENT = STORE.accessibility
NAMED = sorted({test for tests in PROOF.values() for test in tests})


def _tests_in(file: Path) -> dict[str, str]:
    """Return the tests of a file by name: what stands above each, one decorator a line."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    return {node.name: "\n".join(map(ast.unparse, node.decorator_list)) for node in functions}


def test_claims_and_tests_match() -> None:
    assert [claim.text[SOURCE.code] for claim in STATEMENT.claims] == list(PROOF)
    assert all(PROOF.values())


def test_the_product_knows_no_test() -> None:
    """The name of a test must not decide whether the site starts."""
    for file in (*paths.PACKAGE.rglob("*.py"), *paths.DATA.rglob("*.toml"), *paths.DATA.rglob("*.json")):
        words = [
            line for line in file.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#")
        ]
        assert not re.search(r"\.py::|\bpytest\b", "\n".join(words)), file


@pytest.mark.parametrize("test", NAMED)
def test_each_test_named_exists_and_runs(test: str) -> None:
    file, name = test.split("::")
    found = _tests_in(ROOT / file)
    assert name in found
    assert not re.search(r"^pytest\.mark\.(?:skip|xfail|exhaustive)", found[name], re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_page_says_all_of_it(client: FlaskClient, language: Language) -> None:
    page = text_of(parse(client.get(BY_NAME["accessibility"].path(language)).data))
    for claim in STATEMENT.claims:
        assert in_language(claim.text, language) in page


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("text = ", "textz = ", "claims.0.text: Field required"),
        ('"It works."', '" "', "claims.0.text.en: needs a letter or a digit"),
        ("written = 2026-11-22", "", "written: Field required"),
        ("written = 2026-11-22", "written = ", "Invalid value"),
    ],
    ids=["not words", "no words", "no day", "not TOML"],
)
def test_a_claim_without_words_stops_the_start(made_up_facts: Path, old: str, new: str, error: str) -> None:
    file = made_up_facts / "accessibility.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(facts.FactsError) as refused:
        facts.load(made_up_facts)
    assert refused.value.errors[0].startswith(f"accessibility.toml: {error}")
