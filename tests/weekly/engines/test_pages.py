"""A page opens, says what it is, and changes its language, in every engine."""

import os
from pathlib import Path

from tests.support.server import Server
from tests.support.style_rules import DROPPED, PAGES
from tests.weekly.engines.engine import Engine, text, wait_for_url


def test_a_page_opens_and_changes_its_language(engine: Engine, server: Server) -> None:
    engine.open(f"{server.url}/en/help/")
    assert text(engine, "h1") == "Get help now"
    engine.click(".switch")
    wait_for_url(engine, f"{server.url}/cy/cymorth/")
    assert text(engine, "h1") == "Cael help nawr"


def test_every_style_rule_is_understood(engine: Engine, server: Server) -> None:
    for path in PAGES:
        engine.open(server.url + path)
        dropped = engine.run(DROPPED)
        assert dropped, path
        assert not any(dropped), path


def test_an_engine_leaves_the_machine_as_it_was(engine: Engine) -> None:
    """Run by root, Firefox's driver once put a file in the place of /dev/null."""
    assert engine.url
    assert Path(os.devnull).is_char_device()
