"""What is typed is not in the file from which Firefox restores a tab."""

import pytest

from tests.support.server import Server
from tests.weekly.engines.conftest import StartEngine
from tests.weekly.engines.firefox import Firefox


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
