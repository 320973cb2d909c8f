"""What is typed is not in the file from which Firefox restores a tab."""

import pytest

from tests.engines.conftest import StartEngine
from tests.engines.firefox import Firefox
from tests.support.server import Server


@pytest.fixture
def firefox(start_engine: StartEngine) -> Firefox:
    engine = start_engine("firefox")
    assert isinstance(engine, Firefox)
    return engine


@pytest.mark.parametrize("path", ["/en/my-words/#s2", "/cy/nodiadau/"])
def test_words_are_not_kept_to_restore_a_page(firefox: Firefox, server: Server, path: str) -> None:
    firefox.open(f"{server.url}{path}")
    firefox.type("textarea", "words of mine")
    assert firefox.run("return document.querySelector('textarea').value") == "words of mine"
    assert "words of mine" not in firefox.written_to_restore()
