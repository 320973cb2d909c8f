"""What is typed or chosen is not in the file from which Firefox restores a tab."""

import json

import pytest

from tests.engines.conftest import StartEngine
from tests.engines.firefox import Firefox
from tests.support.server import Server


@pytest.fixture
def firefox(start_engine: StartEngine) -> Firefox:
    engine = start_engine("firefox")
    assert isinstance(engine, Firefox)
    return engine


def test_the_answers_of_the_plan_are_not_kept_to_restore_it(firefox: Firefox, server: Server) -> None:
    firefox.open(f"{server.url}/en/plan/")
    firefox.run("document.querySelectorAll('[type=radio]')[1].click()")
    assert firefox.run("return document.querySelectorAll('[type=radio]')[1].checked")
    assert json.loads(firefox.written_to_restore()).get("formdata") is None
    firefox.run("""addEventListener("input", ({ target }) => { target.defaultChecked = false; });
        document.querySelectorAll("[type=radio]")[2].click();""")
    assert json.loads(firefox.written_to_restore()).get("formdata"), "it writes what differs from the default"


@pytest.mark.parametrize("path", ["/en/my-words/", "/cy/nodiadau/"])
def test_words_are_not_kept_to_restore_a_page(firefox: Firefox, server: Server, path: str) -> None:
    firefox.open(f"{server.url}{path}")
    firefox.type("textarea", "words of mine")
    assert firefox.run("return document.querySelector('textarea').value") == "words of mine"
    assert "words of mine" not in firefox.written_to_restore()
