"""A new build: builds never mix, the one before stays, and a worker that is killed leaves what was."""

import random
from itertools import cycle

import pytest

from tests.javascript.phone import Phone
from tests.support.responses import Gate, dropped

pytestmark = pytest.mark.slow


def test_two_tabs_never_mix(phone: Phone) -> None:
    server, second = phone.server, phone.tab("second")
    assert second.visit() == "old"
    server.live = "new"
    phone.attempt()
    server.faults["/"] = dropped
    assert "old" in second.asset("/static/old.svg"), "a picture of the build before"
    assert second.visit() == "new"
    assert "new" in second.asset("/static/new.svg")
    assert len(phone.caches()) == 2, "the build before stays for pages still open on it"


def test_new_worker_serves_pages_opened_before(new_phone: Phone) -> None:
    new_phone.visit()
    for build in ("old", "new"):
        new_phone.server.live = build
        new_phone.attempt()
        assert new_phone.do("controls", tab="first")


def test_which_caches_are_deleted(phone: Phone) -> None:
    phone.do("write", cache="somebody-elses", path="/theirs", body="theirs")
    first = phone.caches()[0]
    for build in ("new", "third"):
        phone.server.live = build
        phone.attempt()
    names = phone.caches()
    assert first not in names
    assert "somebody-elses" in names
    assert len(names) == 3
    assert phone.shows_offline() == "third"


def test_a_build_that_comes_back_is_kept_again(phone: Phone) -> None:
    for build in ("new", "old", "new", "third", "old"):
        phone.server.live = build
        phone.attempt()
        assert phone.shows_offline() == build
        assert len(phone.caches()) == 2


@pytest.mark.parametrize("how", ["stop", "restart"])
def test_killed_install_leaves_the_old_build(phone: Phone, how: str) -> None:
    before = phone.caches()
    phone.server.live = "new"
    gate = phone.server.faults["/pack."] = Gate()
    phone.do("ask")
    assert gate.reached.wait(10)
    phone.do(how)
    gate.opened.set()
    phone.settle()
    assert phone.caches() == before
    assert phone.shows_offline() == "old"
    phone.server.faults.clear()
    phone.attempt()
    assert phone.shows_offline() == "new"


WRITES = range(1, 11)
"""Eight files, the day and the index: each is an entry that a killed worker may have been the last to write."""


@pytest.mark.parametrize("puts", WRITES)
def test_worker_killed_while_writing_leaves_no_half(new_phone: Phone, puts: int) -> None:
    phone = new_phone
    phone.visit()
    for before, live in ((None, "old"), ("old", "new")):
        phone.server.live = live
        phone.do("limit", puts=puts)
        phone.attempt()
        assert phone.do("requests")[-1]["path"].startswith("/pack."), "it was killed, and not refused before"
        phone.do("limit")
        if before:
            assert phone.shows_offline() == before
        phone.attempt()
        assert phone.shows_offline() == live
    assert len(phone.caches()) == 2


def test_interrupted_build_is_cleaned_up(phone: Phone) -> None:
    (old,) = phone.caches()
    phone.server.live = "new"
    phone.do("limit", puts=3)
    phone.attempt()
    half = phone.caches()[-1]
    phone.do("limit")
    phone.server.live = "third"
    phone.attempt()
    names = phone.caches()
    assert half not in names
    assert old in names
    assert len(names) == 2
    assert "old" in phone.asset("/static/old.svg"), "for pages still open on it"


def test_an_update_outlives_a_restart(phone: Phone) -> None:
    phone.server.live = "new"
    phone.attempt()
    phone.do("restart")
    assert phone.shows_offline() == "new"


@pytest.mark.parametrize("pattern", [["old", "new"], random.Random(6).choices(["old", "new"], k=101)])  # noqa: S311
def test_two_servers_of_different_builds_behind_one_address(new_phone: Phone, pattern: list[str]) -> None:
    """As in the middle of a deployment: the page, its worker and the pack may each come from another build."""
    server = new_phone.server
    server.balance = cycle(pattern)
    for _ in range(30):
        new_phone.visit()
        new_phone.attempt()
        if new_phone.caches():
            new_phone.shows_offline()
    server.balance, server.live = None, "new"
    new_phone.attempt()
    assert new_phone.shows_offline() == "new"


def test_build_is_requested_fresh_over_the_connection_of_its_page(phone: Phone) -> None:
    """With other credentials the browser would open a new connection, which a phone waits two round trips for."""
    (asked,) = [request for request in phone.do("requests") if request["path"].startswith("/pack.")]
    assert (asked["cache"], asked["redirect"]) == ("no-store", "error")
    assert asked.get("credentials", "same-origin") == "same-origin"
