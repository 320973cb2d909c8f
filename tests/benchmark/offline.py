"""Our worker beside Workbox, on the same site, server and browser: `make bench NAME=offline`."""

import gzip
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests.benchmark.rivals import OURS, READY, WORKBOX, Builds, build_all, new_phone
from tools.install import chromium

ROUNDS = 5
THREE_G = {"rate": 200_000, "latency": 0.15}


def _readiness(browser: Browser, builds: Builds) -> tuple[float, int, int]:
    """Return the seconds, requests and bytes from the first byte asked for to a whole copy, on a 3G line."""
    with new_phone(browser, builds) as (server, page):
        server.rate, server.latency = THREE_G["rate"], THREE_G["latency"]
        start = time.monotonic()
        page.goto("/en/")
        page.evaluate(READY)
        return time.monotonic() - start, len(server.requests), sum(request.size for request in server.requests)


def _views_until_new(browser: Browser, builds: Builds) -> int:
    """Count the views after a deployment, five seconds each, until one ends on the new build."""
    with new_phone(browser, builds) as (server, page):
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


def main() -> None:
    """Measure both workers, and print the figures side by side."""
    found = chromium.find()
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        every = build_all(Path(folder))
        both = {name: every[name] for name in (OURS, WORKBOX)}
        pages = len(both[OURS]["old"].pages)
        browser = playwright.chromium.launch(executable_path=found, args=chromium.ARGUMENTS)
        print(f"{pages} pages, Chromium {browser.version}, median of {ROUNDS} rounds\n")
        print("| | ours | Workbox |\n| --- | --- | --- |")
        rounds = [{name: _readiness(browser, builds) for name, builds in both.items()} for _ in range(ROUNDS)]
        for place, what in ((1, "requests to readiness"), (2, "bytes to readiness")):
            middle = [statistics.median(one[name][place] for one in rounds) for name in both]
            print(f"| {what} | {middle[0]:,} | {middle[1]:,} |")
        ratios = sorted(one[OURS][0] / one[WORKBOX][0] for one in rounds)
        spread = f"{ratios[0]:.3f} to {ratios[-1]:.3f}"
        print(f"| time to readiness on 3G, ratio | {statistics.median(ratios):.3f} ({spread}) | 1 |")
        sizes = [len(gzip.compress(builds["old"].file("/sw.js").read_bytes(), 9)) for builds in both.values()]
        print(f"| worker with its list, gzip | {sizes[0]:,} | {sizes[1]:,} |")
        views = [_views_until_new(browser, builds) for builds in both.values()]
        print(f"| views of five seconds until a correction shows | {views[0]} | {views[1]} |")
        browser.close()


if __name__ == "__main__":
    main()
