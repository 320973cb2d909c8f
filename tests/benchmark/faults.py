"""Each fault, tried on our worker and on Workbox in the same way: `make bench NAME=faults`.

What has been tried is noted in `build/faults.json` at once, so that a run that was stopped goes on where it was.
Another build of the site, or another worker, starts afresh.
"""

import hashlib
import json
import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Error, Page, sync_playwright

from tests.benchmark.rivals import OURS, Builds, build_all, new_phone
from tests.support.fault_server import ATTEMPT, FaultServer
from tests.support.faults import PACK, QUARTERS, WORKER, refused
from tests.support.responses import dropped
from tests.support.server import ROOT
from tools.install import chromium

NOTES = ROOT / "build" / "faults.json"
A_PAGE = "/cy/cymorth/"
LOOKED_AT = ("/en/", A_PAGE, "/en/school/", "/cy/ysgol/")
OLD, NOTHING = {"https://old.example"}, {"nothing"}
FULL = "storage: full"
EVERY = "**all**"
DAMAGE = {
    "storage: an entry deleted": "(cache, key) => cache.delete(key)",
    "storage: an entry altered": "(cache, key) => cache.put(key, new Response('<h1>altered</h1>'))",
}
APPLY = """async (target) => {
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const key of await cache.keys()) {
            if (new URL(key.url).pathname.startsWith(target)) await (DAMAGE)(cache, key);
        }
    }
}"""
Case = tuple[str, str, str]
"""Whose worker, at which moment, which fault."""


def _target(name: str) -> str:
    """Return the address whose download goes wrong: the pack, or one page of a worker that takes each by itself."""
    return PACK if name == OURS else A_PAGE


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


def _fill_storage(page: Page, server: FaultServer) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": server.url, "quotaSize": 1000})


def _go_wrong(page: Page, server: FaultServer, builds: Builds, name: str, fault: str) -> None:
    """Make the next download go wrong. A fault that sends another build sends one that is not live."""
    other = builds["old" if server.live == "new" else "new"]
    if fault == FULL:
        _fill_storage(page, server)
    else:
        server.faults.update(refused(other, _target(name), QUARTERS)[fault])


def _first_visit(browser: Browser, builds: Builds, name: str, fault: str) -> bool:
    """Say whether a fault while the first copy comes leaves nothing: no half copy, no stranger's page."""
    with new_phone(browser, builds) as (server, page):
        server.faults[WORKER] = dropped
        page.goto("/en/")
        server.faults.clear()
        _go_wrong(page, server, builds, name, fault)
        page.evaluate(ATTEMPT)
        return _seen(server, page) == NOTHING


def _update(browser: Browser, builds: Builds, name: str, fault: str) -> bool:
    """Say whether a fault while a new build comes leaves each page of the old one."""
    with new_phone(browser, builds) as (server, page):
        page.goto("/en/")
        page.evaluate(ATTEMPT)
        server.live = "new"
        _go_wrong(page, server, builds, name, fault)
        page.evaluate(ATTEMPT)
        return _seen(server, page) == OLD


def _damage(browser: Browser, builds: Builds, _name: str, fault: str) -> bool:
    """Say whether a copy damaged on the phone is whole again after a view of the damaged page with a signal."""
    with new_phone(browser, builds) as (server, page):
        page.goto("/en/")
        page.evaluate(ATTEMPT)
        page.evaluate(APPLY.replace("DAMAGE", DAMAGE[fault]), A_PAGE)
        session = page.context.new_cdp_session(page)
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")
        page.goto(A_PAGE)
        page.wait_for_timeout(2000)  # to each the same time for mending
        session.send("ServiceWorker.stopAllWorkers")
        return _seen(server, page) == OLD


Trial = Callable[[Browser, Builds, str, str], bool]
MOMENTS: dict[str, Trial] = {"first visit": _first_visit, "update": _update, "kept": _damage}


def _cases(every: dict[str, Builds]) -> list[Case]:
    on_the_way = [*refused(every[OURS]["new"], PACK, QUARTERS), FULL]
    faults = {"first visit": on_the_way, "update": on_the_way, "kept": list(DAMAGE)}
    return [(name, moment, fault) for moment in MOMENTS for fault in faults[moment] for name in every]


class Notes:
    """What has been tried with these workers, kept in a file."""

    def __init__(self, workers: str) -> None:
        self.workers = workers
        self.survived: dict[str, bool] = {}
        if NOTES.is_file():
            before = json.loads(NOTES.read_text(encoding="utf-8"))
            self.survived = before["survived"] if before["workers"] == workers else {}

    def of(self, case: Case, attempt: Callable[[], bool]) -> bool:
        """Return what came of a case, trying it if that has not been done."""
        key = " | ".join(case)
        if key not in self.survived:
            self.survived[key] = attempt()
            print("survived" if self.survived[key] else "LOST", key, file=sys.stderr, flush=True)
            NOTES.parent.mkdir(exist_ok=True)
            NOTES.write_text(json.dumps({"workers": self.workers, "survived": self.survived}), encoding="utf-8")
        return self.survived[key]


def _kind(fault: str) -> str:
    """Name a fault without its number: `pack: cut at 8/16` is a cut."""
    return re.sub(r"( at| to)? \d+(/\d+)?$", "", fault)


def _table(results: dict[Case, bool]) -> str:
    """Return survived / tried as a table: by kind of fault, and within a cell by moment."""
    names = list(dict.fromkeys(name for name, _moment, _fault in results))
    lines = ["| " + " | ".join(["fault", *names]) + " |", "| --- |" + " --- |" * len(names)]
    kinds = dict.fromkeys(_kind(fault) for _name, _moment, fault in results)
    for kind in [*kinds, EVERY]:
        cells = []
        for name in names:
            tried: dict[str, list[bool]] = {}
            for (whose, moment, fault), survived in results.items():
                if whose == name and kind in {_kind(fault), EVERY}:
                    tried.setdefault(moment, []).append(survived)
            cells.append(" · ".join(f"{sum(each)}/{len(each)}" for each in tried.values()))
        lines.append("| " + " | ".join([kind, *cells]) + " |")
    return "\n".join(lines)


def main() -> None:
    """Meet both workers with every fault, and print how each came through."""
    found = chromium.find()
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        every = build_all(Path(folder))
        sources = [builds[live].file("/sw.js").read_bytes() for builds in every.values() for live in ("old", "new")]
        notes = Notes(hashlib.sha256(b"".join(sources)).hexdigest())
        browser = playwright.chromium.launch(executable_path=found, args=chromium.ARGUMENTS)
        results = {}
        for case in _cases(every):
            name, moment, fault = case
            results[case] = notes.of(case, partial(MOMENTS[moment], browser, every[name], name, fault))
        print(f"{len(every[OURS]['old'].pages)} pages, Chromium {browser.version}\n\n{_table(results)}")
        browser.close()


if __name__ == "__main__":
    main()
