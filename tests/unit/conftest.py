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


@pytest.fixture(scope="session")
def nameless() -> Flask:
    """The site without a public address. Tests leave it as it is."""
    return app_with()


@pytest.fixture
def own_app(nameless: Flask, made_up_facts: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The application, whose commands work on made-up facts."""
    monkeypatch.setattr(context_of(nameless), "facts", facts.load(made_up_facts))
    return nameless


@pytest.fixture(scope="session")
def two() -> Flask:
    """The site on two addresses, as it is served. Tests leave it as it is."""
    return ready(Settings(public_url=STEPS, public_url_cy=CAMAU, compression="fast"))
