"""A phone in the offline tests: its caches, the pages it shows, and the build that they belong to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from playwright.sync_api import BrowserContext, Error, Page, Response

from tests.browser.conftest import NewContext
from tests.support.fault_server import ATTEMPT, UNTOUCHED, FaultServer
from tests.support.responses import dropped
from tests.support.scenarios import THREE

DAY = 86_400_000
MOVED = """
    window.moved = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) moved += entry.value; })
        .observe({ type: "layout-shift", buffered: true });
"""
"""Adds up how far anything on the page has moved, in `moved`."""
UPDATE = "navigator.serviceWorker?.getRegistration().then((registration) => registration?.update())"
SETTLE = """async () => {
    const registration = await navigator.serviceWorker?.getRegistration().catch(() => null);
    const moving = () => registration?.installing ?? registration?.waiting;
    while (moving()) await new Promise((then) => setTimeout(then, 20));
}"""
RELOADED = ("interrupted by another navigation", "context was destroyed")
"""What Playwright says when a page is reloaded under its hands."""

Found = TypeVar("Found")


def origin(page: Page) -> str:
    """Return the origin that the page in view was rendered for: it names the build."""
    named: str = page.locator("link[rel=canonical]").evaluate("(link) => new URL(link.href).origin")
    return named


def _whatever_reloads(page: Page, act: Callable[[], Found]) -> Found:
    """Do what may be done twice: the reload that an update brings may come in between."""
    for _ in range(3):
        try:
            return act()
        except Error as broken:
            if not any(sign in broken.message for sign in RELOADED):
                raise
            page.wait_for_load_state()
    raise AssertionError(f"{page.url} is reloaded again and again")


def _evaluate(page: Page, script: str) -> None:
    _whatever_reloads(page, lambda: page.evaluate(script))


@dataclass
class Phone:
    """One browser profile in front of a server that can go wrong."""

    context: BrowserContext
    server: FaultServer
    page: Page

    @classmethod
    def new(cls, new_context: NewContext, server: FaultServer, **options: object) -> "Phone":
        """Return a phone that has seen nothing yet."""
        context = new_context(service_workers="allow", base_url=server.url, **options)
        context.add_init_script(UNTOUCHED)
        return cls(context, server, context.new_page())

    def visit(self, path: str = "/en/") -> str:
        """Open a page and name the build it belongs to."""
        return self.server.build_of(path, self._open(path).text())

    def wander(self, path: str) -> None:
        """Open a page; where nothing is kept, the network may fail."""
        try:
            self.page.goto(path)
        except Error as broken:
            if "net::" not in broken.message:
                raise

    def _open(self, path: str) -> Response:
        answer = _whatever_reloads(self.page, lambda: self.page.goto(path))
        assert answer
        return answer

    def attempt(self) -> str:
        """Ask for the live build; say `activated`, or `refused` where no worker has ever been kept."""
        state: str = self.page.evaluate(ATTEMPT)
        return state

    def stop_worker(self) -> None:
        """Put the worker to sleep, as the browser does after half a minute."""
        session = self.context.new_cdp_session(self.page)
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")

    def caches(self) -> list[str]:
        """Return the names of everything kept, in the order it came."""
        names: list[str] = self.page.evaluate("caches.keys()")
        return names

    def settle(self) -> None:
        """Wait until no build is on its way in."""
        _evaluate(self.page, SETTLE)

    def _let_land(self) -> None:
        """Wait for a build whose answer came before the line was cut: a check asked for now stands behind it."""
        for page in self.context.pages:
            _evaluate(page, f"{UPDATE}.catch(() => null)")
            _evaluate(page, SETTLE)

    def shows(self, paths: Sequence[str] = THREE) -> str:
        """Open these pages, and name the one build they all belong to. Raise `AssertionError` if it is not one."""
        seen = {self.visit(path) for path in paths}
        assert len(seen) == 1, seen
        return seen.pop()

    def shows_offline(self, paths: Sequence[str] = THREE) -> str:
        """As `shows`, with the network gone."""
        before = dict(self.server.faults)
        self.server.faults["/"] = dropped
        try:
            self._let_land()
            return self.shows(paths)
        finally:
            self.server.faults.clear()
            self.server.faults.update(before)
