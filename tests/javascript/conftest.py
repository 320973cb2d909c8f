"""The scripts of the site in Node: `service_worker/sw.js` on phones that behave as the platform does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.node import Node


@pytest.fixture(scope="session")
def node() -> Iterator[Node]:
    """The phones' program, shared: each phone is new."""
    with Node.running(Path(__file__).with_name("main.mjs")) as node:
        yield node
