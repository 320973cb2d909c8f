"""A phone-sized Chromium in front of the real server."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.support.connection import Connection
from tests.support.safe_site import SafeSite
from tests.support.server import Server
from tools.install import chromium

PHONE = {"width": 360, "height": 640}
SHORT_LIVED = "--js-flags=--no-opt --no-maglev"
"""V8 compiles no script of a page anew that is gone in a second: an audit took a sixth of the processor longer."""
SCRIPTED = """window.scripted = new Promise((done) => {
  for (const type of ["load", "error"])
    document.addEventListener(type, ({ target }) => /\\/(app|no_worker)\\./.test(target.src) && done(true), true);
  addEventListener("DOMContentLoaded", () => document.querySelector("script[data-app]") || done(false));
});"""
"""Promise, in `scripted`, that the script which is loaded after the first paint has run, where a page has one."""
NewContext = Callable[..., BrowserContext]


SHARED = pytest.StashKey[dict[str, Any]]()


def _find(config: pytest.Config) -> str | None:
    return chromium.find_browser() if config.getoption("whole_chromium") else chromium.find()


def _share(config: pytest.Config) -> dict[str, Any]:
    """Start what all workers look at, and find their browser, while they collect the tests."""
    end = ExitStack()
    config.add_cleanup(end.close)
    safe_site = end.enter_context(SafeSite.running())
    server = Server().launch(CAMAU_EXIT_URL=safe_site.url)
    end.callback(server.stop)
    return {"safe_site": safe_site.url, "port": server.port, "chromium": _find(config)}


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell each worker of xdist what it shares with the others."""
    if SHARED not in node.config.stash:
        node.config.stash[SHARED] = _share(node.config)
    node.workerinput["shared"] = node.config.stash[SHARED]


@pytest.fixture(scope="session")
def browser_type_launch_args(pytestconfig: pytest.Config, shared: dict[str, Any]) -> dict[str, Any]:
    whole = pytestconfig.getoption("whole_chromium")
    path = shared["chromium"] if shared else _find(pytestconfig)
    if path is None:
        pytest.fail("No Chromium: run 'make install', which finds or installs one.")
    return {"executable_path": path, "args": chromium.ARGUMENTS if whole else [*chromium.ARGUMENTS, SHORT_LIVED]}


@pytest.fixture(scope="session")
def server(safe_site: SafeSite, shared: dict[str, Any]) -> Iterator[Server]:
    """The real server, shared by the tests that leave it running."""
    if shared:
        yield Server(shared["port"]).wait()
        return
    running = Server().start(CAMAU_EXIT_URL=safe_site.url)
    yield running
    running.stop()


@pytest.fixture
def connection(server: Server) -> Iterator[Connection]:
    """A connection to `server` that a test can cut."""
    connection = Connection(server.port)
    yield connection
    connection.cut()


@pytest.fixture
def new_context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[NewContext]:
    """Open a fresh browser profile: a phone, unless told otherwise. Every other origin is out of reach.

    It stands in front of `server`, which is started for it, unless `base_url` says otherwise.
    """
    opened: list[BrowserContext] = []

    def open_one(**options: Any) -> BrowserContext:
        phone: dict[str, Any] = {"viewport": PHONE, "has_touch": True, "service_workers": "block"}
        if "base_url" not in options:
            phone["base_url"] = request.getfixturevalue("server").url
        context = browser.new_context(**phone | options)
        context.add_init_script(SCRIPTED)
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture
def phone(new_context: NewContext) -> Page:
    """One page on a phone, without the service worker."""
    return new_context().new_page()


def elsewhere(route: Route) -> None:
    """Stand in for whatever other site the reader is sent to."""
    route.fulfill(status=200, content_type="text/html", body="<title>Elsewhere</title><h1>Elsewhere</h1>")


def stop_clock(page: Page) -> None:
    """Let time pass on a page only when the test says so: on a busy machine a second takes several."""
    page.clock.install()
    page.clock.pause_at(datetime.now(UTC) + timedelta(seconds=1))
