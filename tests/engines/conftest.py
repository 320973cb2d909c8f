"""The real server, and an engine in front of it."""

from collections.abc import Callable, Iterator

import pytest

from tests.engines.engine import Engine
from tests.engines.firefox import Firefox
from tests.engines.webkit import WebKit
from tests.support import firefox, webkit
from tests.support.server import Server

Find = Callable[[], str | None]
StartEngine = Callable[[str], Engine]
ENGINES: dict[str, tuple[Find, StartEngine]] = {
    "firefox": (firefox.find, Firefox),
    "webkit": (webkit.find, WebKit),
}


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
            pytest.fail(f"No {name}: run 'make test-engines', which finds or installs one.")
        engine = drive(path)
        started.append(engine)
        return engine

    yield start
    for engine in started:
        engine.close()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, start_engine: StartEngine) -> Engine:
    """Each engine in turn."""
    return start_engine(request.param)
