"""What every test can ask for."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from webapp import create_app
from webapp.settings import Settings

ORIGIN = "https://camau.example"


@pytest.fixture(scope="session")
def app() -> Flask:
    """The site as Flask renders it."""
    return create_app(Settings(public_url=ORIGIN))


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as client:
        yield client
