"""How thorough Hypothesis is, and what several files share."""

from pathlib import Path

import pytest
from flask import Flask

import tests.support.examples  # noqa: F401
from tests.support.rendered import app_with
from webapp import facts
from webapp.config import Settings
from webapp.context import context_of
from webapp.wsgi import ready

STEPS, CAMAU = "https://steps.example", "https://camau.example"


@pytest.fixture
def own_app(made_up_facts: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The application, whose commands work on made-up facts."""
    monkeypatch.setattr(context_of(app_with()), "facts", facts.load(made_up_facts))
    return app_with()


@pytest.fixture(scope="session")
def two() -> Flask:
    """The site on two addresses, as it is served. Tests leave it as it is."""
    return ready(Settings(public_url=STEPS, public_url_cy=CAMAU, compression="fast"))
