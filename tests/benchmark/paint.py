"""First and second visit of our pages beside public design systems, on slow lines: `make bench NAME=paint`.

The browser makes the line slow (a delay for each request, a rate) and the processor four times slower. It gives a
connection no delay of its own and no slow start, which is kind to pages of many requests: those of the peers.
"""

import os
import re
import statistics
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.benchmark import peers
from tests.support.server import Server
from tools.install import chromium

RUNS = int(os.environ.get("RUNS", "5"))
LINES = {
    "slow 4G": {"latency": 562.5, "downloadThroughput": 1_474_560 / 8, "uploadThroughput": 675_000 / 8},
    "slow 3G": {"latency": 2000, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8},
}
"""As Lighthouse applies them: the delay is of a request, and covers what a real line loses in round trips."""

WATCH = """
window.seen = {lcp: 0, cls: 0};
const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({type, buffered: true});
watch("largest-contentful-paint", (entry) => { seen.lcp = entry.startTime; });
watch("layout-shift", (entry) => { seen.cls += entry.value; });
"""
KEPT = """async () => {
    const workers = navigator.serviceWorker;
    if (await workers.getRegistration()) await workers.ready;
}"""
"""The second visit is from our kept copy, and from the browser's own cache for the others."""
READ = """() => ({...seen, fcp: performance.getEntriesByName("first-contentful-paint")[0].startTime})"""
Figures = dict[str, float]


def _once(browser: Browser, url: str, line: dict[str, float]) -> Figures:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    received: list[int] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False} | line)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(WATCH)
    page.goto(url, wait_until="networkidle", timeout=120_000)
    figures: dict[str, Any] = page.evaluate(READ)
    figures |= {"bytes": sum(received), "requests": len(received)}
    page.evaluate(KEPT)
    page.goto("about:blank")
    page.goto(url, wait_until="networkidle", timeout=120_000)
    figures["again"] = page.evaluate(READ)["fcp"]
    context.close()
    return figures


def _words(url: str) -> str:
    """Return what our page says, without our styles and scripts."""
    text = urllib.request.urlopen(url).read().decode()  # noqa: S310 - our own server
    main = re.search(r"<main[^>]*>(.*)</main>", text, re.DOTALL)
    assert main is not None
    return re.sub(r'<svg.*?</svg>|<script.*?</script>| class="[^"]*"', "", main[1], flags=re.DOTALL)


def _table(results: dict[str, list[Figures]]) -> None:
    print(
        "| page | FCP ms | LCP ms | FCP of GOV.UK | LCP of GOV.UK | CLS | bytes | requests | 2nd FCP | of GOV.UK |"
    )
    print("| --- " * 10 + "|")
    for name, runs in results.items():
        middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        pairs = list(zip(runs, results["GOV.UK"], strict=True))
        keys = ("fcp", "lcp", "again")
        fcp, lcp, again = (statistics.median(run[key] / govuk[key] for run, govuk in pairs) for key in keys)
        paints = f"{middle['fcp']:.0f} | {middle['lcp']:.0f} | {fcp:.2f} | {lcp:.2f}"
        sent = f"{middle['cls']:.3f} | {middle['bytes']:,.0f} | {middle['requests']:.0f}"
        print(f"| {name} | {paints} | {sent} | {middle['again']:.0f} | {again:.2f} |", flush=True)


def main() -> None:
    """Measure our pages and those of the design systems, and print the figures side by side."""
    found = chromium.find()
    server = Server().start()
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=chromium.ARGUMENTS)
        with peers.serving(Path(folder), _words(f"{server.url}/en/help/")) as addresses:
            pages = {"ours": f"{server.url}/en/help/", "ours, Welsh": f"{server.url}/cy/cymorth/"} | addresses
            for name, line in LINES.items():
                results: dict[str, list[Figures]] = {page: [] for page in pages}
                for turn in range(RUNS):
                    for page in list(pages) if turn % 2 else reversed(pages):
                        results[page].append(_once(browser, pages[page], line))
                print(f"\n{name}, medians of {RUNS}, Chromium {browser.version}\n")
                _table(results)
        browser.close()
    server.stop()


if __name__ == "__main__":
    main()
