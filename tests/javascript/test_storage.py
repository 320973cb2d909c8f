"""Storage that is full, damaged or off: what is damaged is never shown, and the network still helps."""

from collections.abc import Callable

import pytest

from tests.javascript.phone import Phone
from tests.support.responses import dropped

pytestmark = pytest.mark.slow

CHECKED = "/checked"
DECOYS = ("/en/jotter/", "/cy/nodiadau/")


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


DAMAGES: dict[str, Callable[[str], str | None]] = {
    "evicted": lambda _entry: None,
    "altered": lambda _entry: "<h1>altered</h1>",
    "cut": lambda entry: entry[:-3],
    "another word": lambda entry: entry.replace("old", "odl") if "old" in entry else entry + " ",
    "of another page": lambda _entry: '[0,["<h1>/cy/</h1>"]]',
}


@pytest.fixture
def cache(phone: Phone) -> str:
    """The name of the one cache of the old build."""
    (name,) = phone.caches()
    return name


def _damage(phone: Phone, cache: str, entry: str, damage: str) -> str:
    """Damage one entry while the worker sleeps, and return what it was."""
    whole: str = phone.do("read", cache=cache, path=entry)
    phone.do("write", cache=cache, path=entry, body=DAMAGES[damage](whole))
    phone.stop_worker()
    return whole


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_entry_is_repaired_not_shown(phone: Phone, cache: str, damage: str) -> None:
    """Each entry in turn, seen by a page or only by the audit after it, is again what it was."""
    for entry in phone.do("entries", cache=cache):
        whole = _damage(phone, cache, entry, damage)
        assert phone.shows(phone.server.builds["old"].pages) == "old"
        phone.do("message", data="checked")
        if entry != CHECKED:
            assert phone.do("read", cache=cache, path=entry) == whole, entry
        phone.stop_worker()
        assert phone.shows_offline() == "old"


@pytest.mark.parametrize("entry", ["/en/", "/index"])
def test_view_repairs_a_damaged_entry(phone: Phone, cache: str, entry: str) -> None:
    whole = _damage(phone, cache, entry, "altered")
    assert phone.visit("/en/") == "old"
    phone.do("finish")
    assert phone.do("read", cache=cache, path=entry) == whole


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_entry_without_signal_leaves_the_others(phone: Phone, cache: str, damage: str) -> None:
    """The page that is gone says so; without the index nothing can be vouched for, and nothing is shown."""
    phone.server.faults["/"] = dropped
    pages = phone.server.builds["old"].pages
    for entry in phone.do("entries", cache=cache):
        whole = _damage(phone, cache, entry, damage)
        rest = [path for path in pages if path != entry]
        if entry == "/index":
            assert all(phone.fails(path) for path in pages if path not in DECOYS)
        else:
            assert phone.shows(rest) == "old"
        if entry in pages and entry not in DECOYS:
            assert "No signal" in phone.text(phone.do("open", path=entry))
        phone.do("write", cache=cache, path=entry, body=whole)


def test_audit_reads_everything_once_per_wake(phone: Phone, cache: str) -> None:
    phone.do("message", data="checked")
    entry = phone.do("read", cache=cache, path="/en/")
    before = len(phone.do("requests"))
    phone.do("message", data="checked")
    assert phone.do("read", cache=cache, path="/en/") == entry
    assert len(phone.do("requests")) == before, "a whole copy is not fetched again"


@pytest.mark.parametrize("day", ['"><script>alert(1)</script>', "$&", "", None])
def test_damaged_check_date_counts_as_old(phone: Phone, cache: str, day: str | None) -> None:
    phone.do("write", cache=cache, path="/checked", body=day)
    phone.stop_worker()
    assert phone.body("/en/").splitlines()[1] == b'<html data-checked="1" lang="en">'


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
    assert "old" in phone.asset("/static/old.svg")
