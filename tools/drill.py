"""`make test-part NAME=drill`: correct a number, then recall everything, and watch a phone without a signal.

Everything is real but the internet: the facts file is edited and the site exported in a copy of this project, a
server on this machine hands it out, and a Chromium the size of a phone keeps it and loses its network for a while.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.support.environment import forget_settings
from tests.support.fault_server import UNTOUCHED, FaultServer
from tests.support.site_copy import CORRECTED, NEW_NUMBER, SiteCopy
from tools.install import chromium

PAGES = ("/en/help/", "/cy/cymorth/")
KEPT = """async () => {
  const texts = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) texts.push(await (await cache.match(request)).text());
  }
  return texts;
}"""
READY = """async () => {
  await navigator.serviceWorker.ready;
  return navigator.serviceWorker.controller !== null && (await caches.keys()).length > 0;
}"""

CLEARED = """async () => !window.seenBefore && document.readyState === "complete"
  && !(await caches.keys()).length && !(await navigator.serviceWorker.getRegistrations()).length"""
"""The page was reloaded when the worker that removes everything took over."""


class Watch:
    """Says what was done and how many seconds it took."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._last = self._start

    def say(self, done: str) -> None:
        """Print a step with the seconds since the start and since the step before."""
        now = time.monotonic()
        print(f"{now - self._start:7.1f} s  (+{now - self._last:.1f})  {done}", flush=True)
        self._last = now


def _links(page: Page, path: str) -> list[str]:
    """Open a page and return every number it can ring."""
    page.goto(path)
    return list(
        page.eval_on_selector_all("a[href^='tel:']", "links => links.map(link => link.getAttribute('href'))")
    )


def _expect(true: bool, what: str) -> None:  # noqa: FBT001 - one fact at a time
    if not true:
        raise SystemExit(f"The drill failed: {what}")


@contextmanager
def _phone(browser: Browser, server: FaultServer) -> Iterator[tuple[BrowserContext, Page]]:
    """Open a phone that has visited once, keeps the site, and has lost its network."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, base_url=server.url)
    context.add_init_script(UNTOUCHED)
    page = context.new_page()
    page.goto("/en/help/")
    page.wait_for_function(READY)
    context.set_offline(offline=True)
    yield context, page
    context.close()


def correct_a_number(browser: Browser, server: FaultServer, copy: SiteCopy) -> None:
    """Change one number; see the phone show the old one without a network, and the new one once it is back."""
    with _phone(browser, server) as (context, page):
        before = _links(page, PAGES[0])
        watch = Watch()
        old, new = f"tel:{copy.correct_a_number()}", f"tel:{NEW_NUMBER}"
        _expect(old in before, "the kept page has the number")
        watch.say(f"the number of {CORRECTED} is changed in webapp/data/services.toml")
        server.builds = {**server.builds, "corrected": copy.release("corrected")}
        watch.say("exported")
        server.live = "corrected"
        _expect(old in _links(page, PAGES[0]), "without a network the phone still has the old number")
        watch.say("served; the phone, still without a network, shows the old number")
        context.set_offline(offline=False)
        page.wait_for_selector(f"a[href='{new}']", state="attached")
        watch.say("the network is back; the open page shows the new number, with no tap")
        context.set_offline(offline=True)
        for path in PAGES:
            rung = _links(page, path)
            _expect(new in rung and old not in rung, f"{path} has the new number only")
        watch.say("the network is gone again; both languages ring the new number")
        page.goto("/en/")
        kept = page.evaluate(KEPT)
        _expect(any(NEW_NUMBER in text for text in kept), "what is kept holds the new number")


def call_everything_back(browser: Browser, server: FaultServer, copy: SiteCopy) -> None:
    """Turn the kill switch on; see the phone drop its worker and everything it kept."""
    with _phone(browser, server) as (context, page):
        watch = Watch()
        server.builds = {**server.builds, "off": copy.release("off", CAMAU_KILL_SWITCH="true")}
        watch.say("exported with CAMAU_KILL_SWITCH=true")
        server.live = "off"
        page.evaluate("window.seenBefore = true")
        context.set_offline(offline=False)
        page.wait_for_function(CLEARED)
        watch.say("served, and the network is back: the open page comes anew, and the phone keeps nothing")
        _expect(bool(_links(page, PAGES[1])), "the site works without it")
        watch.say("no worker is left, and the pages open from the network")


def main() -> None:
    """Run both drills. Raise where a phone shows anything but what the documents say."""
    forget_settings()
    program = chromium.find()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        copy = SiteCopy(Path(folder))
        server = FaultServer({"first": copy.release("first")}, "first")
        browser = playwright.chromium.launch(executable_path=program, args=chromium.ARGUMENTS)
        with server.running():
            print("A number is wrong")
            correct_a_number(browser, server, copy)
            print("Everything must come off the phones")
            call_everything_back(browser, server, copy)
        browser.close()
    print("Both drills passed.")


if __name__ == "__main__":
    main()
