"""The scripts of the site in Node: `service_worker/sw.js` on phones that behave as the platform does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import tests.support.examples  # noqa: F401
from tests.javascript.phone import Phone
from tests.support.builds import Build
from tests.support.fault_server import FaultServer
from tests.support.node import Node


@pytest.fixture(scope="session")
def node() -> Iterator[Node]:
    """The phones' program, shared: each phone is new."""
    with Node.running(Path(__file__).with_name("main.mjs")) as node:
        yield node


@pytest.fixture(scope="session")
def small_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultServer]:
    """A server with two small builds, shared: to each phone it is a new site."""
    folder = tmp_path_factory.mktemp("small")
    builds = {name: Build.small(folder / name, name) for name in ("old", "new", "third")}
    with FaultServer(builds, "old").running() as server:
        yield server


@pytest.fixture
def faulty(small_server: FaultServer) -> FaultServer:
    """The same in its first state."""
    small_server.faults.clear()
    small_server.requests.clear()
    small_server.live, small_server.balance = "old", None
    return small_server


@pytest.fixture
def new_phone(node: Node, faulty: FaultServer) -> Phone:
    """A phone that has seen nothing yet."""
    return Phone(node, faulty)


@pytest.fixture
def phone(new_phone: Phone) -> Phone:
    """A phone that keeps the old build, and is on one of its pages."""
    new_phone.visit()
    assert new_phone.attempt() == "activated"
    return new_phone
