"""Storage that is full, damaged or off: what is damaged is never shown, and the network still helps."""

from collections.abc import Callable

import pytest

from tests.javascript.phone import Phone
from tests.support.answers import dropped

PACK = "/pack"


def test_full_storage_leaves_the_site_working(new_phone: Phone) -> None:
    new_phone.do("limit", quota=100)
    assert new_phone.shows() == "old"
    assert new_phone.attempt() == "refused"
    assert new_phone.caches() == []


def test_full_storage_leaves_the_old_build_whole(phone: Phone) -> None:
    before = phone.caches()
    phone.do("limit", quota=100)
    phone.server.live = "new"
    phone.attempt()
    assert phone.caches() == before
    assert phone.shows_offline() == "old"


@pytest.mark.parametrize(
    "damage",
    [
        lambda _pack: None,
        lambda _pack: "<h1>altered</h1>",
        lambda pack: pack[9:],
        lambda pack: pack.replace("old", "odl"),
    ],
    ids=["deleted", "altered", "cut", "one word changed"],
)
def test_a_damaged_copy_is_never_shown_and_is_mended(phone: Phone, damage: Callable[[str], str | None]) -> None:
    (cache,) = phone.caches()
    whole = phone.do("read", cache=cache, path=PACK)
    phone.do("write", cache=cache, path=PACK, body=damage(whole))
    phone.stop_worker()
    assert phone.shows() == "old"
    phone.do("finish")
    assert phone.do("read", cache=cache, path=PACK) == whole
    phone.stop_worker()
    assert phone.shows_offline() == "old"


def test_a_damaged_copy_without_signal_shows_nothing(phone: Phone) -> None:
    (cache,) = phone.caches()
    phone.do("write", cache=cache, path=PACK, body="<h1>altered</h1>")
    phone.stop_worker()
    phone.server.faults["/"] = dropped
    assert phone.fails("/en/")


@pytest.mark.parametrize("day", ['"><script>alert(1)</script>', "$&", ""])
def test_a_damaged_day_is_a_number_all_the_same(phone: Phone, day: str) -> None:
    (cache,) = phone.caches()
    phone.do("write", cache=cache, path="/checked", body=day)
    phone.stop_worker()
    assert phone.body("/en/").splitlines()[1] in {
        b'<html data-checked="NaN" lang="en">',
        b'<html data-checked="0" lang="en">',
    }


def test_with_storage_off_the_site_works_online(new_phone: Phone) -> None:
    new_phone.do("limit", blocked=True)
    assert new_phone.shows() == "old"
    assert new_phone.attempt() == "refused"
    new_phone.server.live = "new"
    assert new_phone.shows() == "new"


def test_storage_that_goes_off_later_leaves_the_network(phone: Phone) -> None:
    phone.do("limit", blocked=True)
    phone.stop_worker()
    assert phone.shows() == "old"
    assert "old" in phone.part("/static/old.svg")
