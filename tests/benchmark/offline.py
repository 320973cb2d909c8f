"""Our worker beside Workbox, on the same site, server and browser: `make bench-offline`."""

import gzip
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Error, Page, sync_playwright

from tests.benchmark import workbox
from tests.support import chromium
from tests.support.fault_server import ATTEMPT, Build, FaultServer, dropped
from tests.support.faults import PACK, refused

Builds = dict[str, Build]
LOOKED_AT = ("/en/", "/cy/cymorth/", "/en/school/", "/cy/ysgol/")
TARGETS = {"ours": PACK, "Workbox": "/cy/cymorth/"}
THREE_G = {"rate": 200_000, "latency": 0.15}
READY = """async () => {
    const registration = await navigator.serviceWorker.ready;
    while (registration.active.state !== "activated") await new Promise((then) => setTimeout(then, 10));
}"""


def _builds(folder: Path) -> dict[str, Builds]:
    ours = {name: Build.render(folder / name, f"https://{name}.example/") for name in ("old", "new")}
    theirs = {name: workbox.instead(build, folder / f"workbox-{name}") for name, build in ours.items()}
    return {"ours": ours, "Workbox": theirs}


@contextmanager
def _phone(browser: Browser, builds: Builds) -> Iterator[tuple[FaultServer, Page]]:
    with FaultServer(builds, "old").running() as server:
        context = browser.new_context(base_url=server.url)
        yield server, context.new_page()
        context.close()


def _readiness(browser: Browser, builds: Builds) -> tuple[float, int, int]:
    """Return the seconds, requests and bytes from the first byte asked for to a whole copy, on a 3G line."""
    with _phone(browser, builds) as (server, page):
        server.rate, server.latency = THREE_G["rate"], THREE_G["latency"]
        start = time.monotonic()
        page.goto("/en/")
        page.evaluate(READY)
        return time.monotonic() - start, len(server.requests), sum(request.size for request in server.requests)


def _views_until_new(browser: Browser, builds: Builds) -> int:
    """Count the views after a deployment, five seconds each, until one ends on the new build."""
    with _phone(browser, builds) as (server, page):
        page.goto("/en/help/")
        page.evaluate(READY)
        page.goto("/en/help/")
        server.live = "new"
        for views in range(1, 10):
            page.goto("/en/help/")
            page.wait_for_timeout(5000)
            if "https://new.example/" in (page.locator("link[rel=canonical]").get_attribute("href") or ""):
                return views
        return 10


def _seen(server: FaultServer, page: Page) -> set[str]:
    """Return what the pages show without signal: the build of each, `nothing`, or `somebody else's`."""
    server.faults.clear()
    server.faults["/"] = dropped
    seen = set()
    for path in LOOKED_AT:
        try:
            page.goto(path)
            link = page.locator("link[rel=canonical]")
            seen.add((link.get_attribute("href") or "").removesuffix(path) if link.count() else "somebody else's")
        except Error:
            seen.add("nothing")
    return seen


def _survives(browser: Browser, name: str, builds: Builds, fault: str, *, update: bool) -> bool:
    """Say whether after a fault the pages are all of the old build, or (on a first visit) all not kept."""
    with _phone(browser, builds) as (server, page):
        wrong = refused(builds["old" if update else "new"], TARGETS[name])[fault]
        if update:
            page.goto("/en/")
            page.evaluate(ATTEMPT)
            server.live = "new"
        else:
            page.route("**/sw.js", lambda route: route.abort())
            page.goto("/en/")
            page.unroute("**/sw.js")
        server.faults.update(wrong)
        page.evaluate(ATTEMPT)
        page.wait_for_timeout(100)
        return _seen(server, page) in ([{"https://old.example/"}] if update else [{"nothing"}])


def main() -> None:
    found = chromium.find()
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        both = _builds(Path(folder))
        browser = playwright.chromium.launch(executable_path=found, args=chromium.ARGUMENTS)
        print("| | ours | Workbox |\n| --- | --- | --- |")
        rounds = [{name: _readiness(browser, builds) for name, builds in both.items()} for _ in range(5)]
        for place, what in ((1, "requests to readiness"), (2, "bytes to readiness")):
            print(f"| {what} | {rounds[0]['ours'][place]} | {rounds[0]['Workbox'][place]} |")
        ratio = statistics.median(one["ours"][0] / one["Workbox"][0] for one in rounds)
        print(f"| time to readiness on 3G, ratio | {ratio:.2f} | 1 |")
        sizes = [len(gzip.compress(builds["old"].file("/sw.js").read_bytes(), 9)) for builds in both.values()]
        print(f"| worker with its list, gzip | {sizes[0]} | {sizes[1]} |")
        views = [_views_until_new(browser, builds) for builds in both.values()]
        print(f"| views until a correction shows | {views[0]} | {views[1]} |")
        for update in (False, True):
            lost: dict[str, list[str]] = {name: [] for name in both}
            faults = list(refused(both["ours"]["new"]))
            for fault in faults:
                for name, builds in both.items():
                    if not _survives(browser, name, builds, fault, update=update):
                        lost[name].append(fault)
            counts = [f"{len(faults) - len(lost[name])} / {len(faults)}" for name in both]
            print(f"| faults survived, {'update' if update else 'first visit'} | {counts[0]} | {counts[1]} |")
            for name, names in lost.items():
                print(f"<!-- {name} lost: {'; '.join(names) or 'none'} -->")
        browser.close()


if __name__ == "__main__":
    main()
