"""The real server, and an engine in front of it."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.server import Server
from tests.weekly.engines.engine import Engine
from tests.weekly.engines.firefox import Firefox
from tests.weekly.engines.webkit import WebKit
from tools.install import firefox, webkit

Find = Callable[[], str | None]
StartEngine = Callable[[str], Engine]
ENGINES: dict[str, tuple[Find, StartEngine]] = {
    "firefox": (firefox.find, Firefox),
    "webkit": (webkit.find, WebKit),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the drivers leave a socket open when they end; what is left is collected with the engine, in its test."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    running = Server().start()
    yield running
    running.stop()


@pytest.fixture
def start_engine() -> Iterator[StartEngine]:
    """Start an engine, by its name in `ENGINES`, with an empty profile."""
    started: list[Engine] = []

    def start(name: str) -> Engine:
        find, drive = ENGINES[name]
        path = find()
        if path is None:
            pytest.fail(f"No {name}: run 'make test-part NAME=engines', which finds or installs one.")
        engine = drive(path)
        started.append(engine)
        return engine

    yield start
    while started:
        started.pop().close()
    gc.collect()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, start_engine: StartEngine) -> Engine:
    """Each engine in turn."""
    return start_engine(request.param)
