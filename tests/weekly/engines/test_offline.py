"""The offline copy in Firefox and WebKit: whole or not at all, whatever goes wrong.

Each fault gets a server of its own, which is a new origin to the browser: nothing is left of the one before.
"""

import pytest

from tests.support.builds import Build
from tests.support.fault_server import ATTEMPT, FaultServer
from tests.support.faults import NAMES, refused, survived
from tests.support.responses import dropped
from tests.weekly.engines.engine import Engine, wait_until

FEW = ["pack: cut at 8/16", "pack: login portal", "pack: one byte changed", "worker: cut", "worker: redirect 302"]
SOME_PAGES = ("/en/", "/cy/cymorth/", "/en/school/", "/cy/ysgol/")
ORIGIN = """
    const canonical = document.querySelector("link[rel=canonical]");
    return new URL(canonical ? canonical.href : document.documentElement.dataset.exitUrl).origin;
"""
"""The origin a page was rendered for names its build; the decoy page, which names none, leads back to it."""
ATTEMPT_HERE = f"window.became = null; ({ATTEMPT})().then((state) => {{ window.became = state; }});"


def _attempt(engine: Engine) -> str:
    engine.run(ATTEMPT_HERE)
    wait_until(lambda: engine.run("return window.became !== null"), "no build settled")
    state: str | None = engine.run("return window.became")
    return state or "activated"  # a page reloads, and forgets, when a new build takes over


def _shows(engine: Engine, server: FaultServer, paths: tuple[str, ...]) -> str:
    """Name the one build that these pages belong to, with the network gone."""
    before = dict(server.faults)
    server.faults["/"] = dropped
    origins = set()
    for path in paths:
        engine.open(server.url + path)
        origins.add(engine.run(ORIGIN))
    server.faults.clear()
    server.faults.update(before)
    assert len(origins) == 1, origins
    return str(origins.pop()).removeprefix("https://").removesuffix(".example")


def _first_install(engine: Engine, builds: dict[str, Build], fault: str) -> None:
    with FaultServer(builds, "old").running() as server:
        server.faults.update(refused(builds["new"])[fault])
        everything = server.faults.pop("/", None)
        if everything:
            server.faults["/sw.js"] = dropped
        engine.open(f"{server.url}/en/")
        if everything:
            server.faults["/"] = everything
        assert _attempt(engine) == "refused", fault
        server.faults.clear()
        engine.open(f"{server.url}/en/")
        assert _attempt(engine) == "activated", fault
        assert _shows(engine, server, SOME_PAGES) == "old", fault


def _update(engine: Engine, builds: dict[str, Build], fault: str) -> None:
    with FaultServer(builds, "old").running() as server:
        engine.open(f"{server.url}/en/")
        assert _attempt(engine) == "activated", fault
        server.live = "new"
        server.faults.update(refused(builds["old"])[fault])
        _attempt(engine)
        assert _shows(engine, server, SOME_PAGES) == "old", fault
        server.faults.clear()
        engine.open(f"{server.url}/en/")
        _attempt(engine)
        assert _shows(engine, server, SOME_PAGES) == "new", fault


@pytest.mark.parametrize("faults", [FEW, pytest.param(NAMES, marks=pytest.mark.exhaustive)], ids=["few", "every"])
def test_a_fault_leaves_nothing_or_the_old_build(
    engine: Engine, builds: dict[str, Build], faults: list[str]
) -> None:
    for fault in faults:
        _first_install(engine, builds, fault)
        _update(engine, builds, fault)


def test_every_page_opens_with_the_network_gone(engine: Engine, builds: dict[str, Build]) -> None:
    with FaultServer(builds, "old").running() as server:
        server.faults.update(survived()["pack: late"])
        engine.open(f"{server.url}/en/")
        assert _attempt(engine) == "activated"
        assert _shows(engine, server, tuple(builds["old"].pages)) == "old"
