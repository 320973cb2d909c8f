"""Offline scenarios shared by the worker tests in Node and in a browser."""

import random
from collections.abc import Callable, Sequence
from typing import Protocol

from tests.support.fault_server import FaultServer
from tests.support.faults import WORKER, refused, survived
from tests.support.responses import dropped

THREE = ("/en/", "/cy/cymorth/", "/cy/nodiadau/")


class Keeper(Protocol):
    """A phone in front of a server that can go wrong."""

    server: FaultServer

    def visit(self, path: str = ...) -> str:
        """Open a page and name the build it belongs to."""

    def wander(self, path: str) -> None:
        """Open a page; where nothing is kept, the network may fail."""

    def attempt(self) -> str:
        """Ask for the live build; say `activated`, or `refused` where no worker has ever been kept."""

    def stop_worker(self) -> None:
        """Put the worker to sleep."""

    def caches(self) -> list[str]:
        """Return the names of everything kept, in the order it came."""

    def settle(self) -> None:
        """Wait until no build is on its way in."""

    def shows(self, paths: Sequence[str] = ...) -> str:
        """Name the one build that these pages belong to."""

    def shows_offline(self, paths: Sequence[str] = ...) -> str:
        """As `shows`, with the network gone."""


def first_install(phone: Keeper, *faults: str) -> None:
    """Whatever goes wrong on the first visits leaves nothing, and the next one is whole."""
    server = phone.server
    for fault in faults:
        wrong = refused(server.builds["new"])[fault]
        server.faults.update({WORKER: dropped} if "/" in wrong else wrong)
        phone.visit()
        server.faults.clear()
        server.faults.update(wrong)
        assert phone.attempt() == "refused", fault
        assert phone.caches() == [], fault
        server.faults.clear()
    assert phone.shows() == "old"
    assert phone.attempt() == "activated"
    assert phone.shows_offline() == "old"


def update(phone: Keeper, *faults: str) -> None:
    """Whatever goes wrong on updates leaves the old build whole, and the next one brings the new."""
    server = phone.server
    phone.visit()
    assert phone.attempt() == "activated"
    before = phone.caches()
    server.live = "new"
    for fault in faults:
        server.faults.update(refused(server.builds["old"])[fault])
        phone.attempt()
        assert phone.caches() == before, fault
        assert phone.shows() == "old", fault
        assert phone.shows_offline() == "old", fault
        server.faults.clear()
    phone.attempt()
    assert phone.shows_offline() == "new"


class Life:
    """A phone with two tabs: one wanders, the other stays open on the page it was first on."""

    def __init__(self, wanderer: Keeper, watcher: Keeper, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - a life that can be lived again
        self._server = wanderer.server
        self._wanderer, self._watcher = wanderer, watcher
        self._watcher.visit()
        self._paths = self._server.builds["old"].pages

    def _visit(self) -> None:
        self._wanderer.wander(self._chance.choice(self._paths))

    def _deploy(self) -> None:
        self._server.live = self._chance.choice(["old", "new"])

    def _break_the_line(self) -> None:
        faults = refused(self._server.builds["old"]) | survived()
        self._server.faults.clear()
        self._server.faults.update(faults[self._chance.choice(list(faults))])

    def _no_signal(self) -> None:
        self._server.faults.clear()
        self._server.faults["/"] = dropped

    def _mend_the_line(self) -> None:
        self._server.faults.clear()

    def _ask_for_a_build(self) -> None:
        self._watcher.attempt()

    def _restart_the_worker(self) -> None:
        self._watcher.stop_worker()

    def _check(self) -> None:
        """Whatever is kept opens without the network, all of one build; else the network alone brings one build."""
        self._watcher.settle()
        paths = self._chance.sample(self._paths, 3)
        if self._watcher.caches():
            self._wanderer.shows_offline(paths)
        elif not self._server.faults:
            self._wanderer.shows(paths)
        self._watcher.settle()

    def _steps(self) -> list[Callable[[], None]]:
        return [
            self._visit,
            self._visit,
            self._deploy,
            self._break_the_line,
            self._no_signal,
            self._mend_the_line,
            self._ask_for_a_build,
            self._ask_for_a_build,
            self._restart_the_worker,
        ]

    def live(self, steps: int) -> None:
        """Take so many steps by chance and check after each; then mend the line, and see the live build."""
        for _ in range(steps):
            self._chance.choice(self._steps())()
            self._check()
        self._mend_the_line()
        self._watcher.attempt()
        assert self._wanderer.shows_offline() == self._server.live
