"""Our worker and Workbox with the same site, in front of the same server and browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.benchmark import workbox
from tests.support.builds import Build
from tests.support.fault_server import FaultServer

Builds = dict[str, Build]
OURS, WORKBOX, CHECKED_WORKBOX = "ours", "Workbox", "Workbox with integrity"
READY = """async () => {
    const registration = await navigator.serviceWorker.ready;
    while (registration.active.state !== "activated") await new Promise((then) => setTimeout(then, 10));
}"""


def build_all(folder: Path) -> dict[str, Builds]:
    """Return two builds, `old` and `new`, with our worker, with Workbox as its guide has it, and with hashes."""
    ours = {name: Build.render(folder / name, f"https://{name}.example/") for name in ("old", "new")}
    return {
        OURS: ours,
        WORKBOX: {name: workbox.instead(build, folder / f"workbox-{name}") for name, build in ours.items()},
        CHECKED_WORKBOX: {
            name: workbox.instead(build, folder / f"checked-{name}", integrity=True) for name, build in ours.items()
        },
    }


@contextmanager
def new_phone(browser: Browser, builds: Builds) -> Iterator[tuple[FaultServer, Page]]:
    """Give a server on the old build and a page of a profile that has seen nothing."""
    with FaultServer(builds, "old").running() as server:
        context = browser.new_context(base_url=server.url)
        yield server, context.new_page()
        context.close()
