"""Long random lives: visits, faults, deployments, restarts and no signal in any order, checked after each step."""

import random
from collections.abc import Callable

import pytest
from playwright.sync_api import Error

from tests.browser.conftest import NewContext
from tests.browser.offline.kept import Phone
from tests.support.answers import dropped
from tests.support.fault_server import FaultServer
from tests.support.faults import refused, survived

STEPS = 40
SEEDS = range(8)


class Life:
    """A phone with two tabs: one wanders, the other stays open on the page it was first on."""

    def __init__(self, new_context: NewContext, server: FaultServer, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - a life that can be lived again
        self.server = server
        self.wanderer = Phone.buy(new_context, server)
        self.watcher = Phone(self.wanderer.context, server, self.wanderer.context.new_page())
        self.watcher.visit()
        self.paths = server.builds["old"].pages

    def visit(self) -> None:
        try:
            self.wanderer.page.goto(self.chance.choice(self.paths))
        except Error as broken:
            assert "net::" in broken.message  # noqa: PT017 - only the network may fail

    def deploy(self) -> None:
        self.server.live = self.chance.choice(["old", "new"])

    def break_the_line(self) -> None:
        faults = refused(self.server.builds["old"]) | survived()
        self.server.faults.clear()
        self.server.faults.update(faults[self.chance.choice(list(faults))])

    def no_signal(self) -> None:
        self.server.faults.clear()
        self.server.faults["/"] = dropped

    def mend_the_line(self) -> None:
        self.server.faults.clear()

    def ask_for_a_build(self) -> None:
        self.watcher.attempt()

    def restart_the_worker(self) -> None:
        self.watcher.stop_worker()

    def check(self) -> None:
        """Whatever is kept opens without the network, all of one build; else the network alone brings one build."""
        self.watcher.settle()
        paths = tuple(self.chance.sample(self.paths, 3))
        if self.watcher.caches():
            self.wanderer.shows_offline(paths)
        elif not self.server.faults:
            self.wanderer.shows(paths)
        self.watcher.settle()

    def steps(self) -> list[Callable[[], None]]:
        return [
            self.visit,
            self.visit,
            self.deploy,
            self.break_the_line,
            self.no_signal,
            self.mend_the_line,
            self.ask_for_a_build,
            self.ask_for_a_build,
            self.restart_the_worker,
        ]


@pytest.mark.parametrize("seed", [pytest.param(seed, marks=pytest.mark.wide if seed else ()) for seed in SEEDS])
def test_a_random_life(new_context: NewContext, faulty: FaultServer, seed: int) -> None:
    life = Life(new_context, faulty, seed)
    for _ in range(STEPS):
        life.chance.choice(life.steps())()
        life.check()
    life.mend_the_line()
    life.watcher.attempt()
    assert life.wanderer.shows_offline() == faulty.live
