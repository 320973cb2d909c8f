"""Whatever goes wrong on the way, every page opens and belongs to exactly one build.

A few faults are tried in every run of the tests; `make test-faults` tries each of them, in each of its places.
"""

from typing import Any

import pytest

from tests.browser.conftest import NewContext
from tests.browser.offline.kept import THREE, Phone
from tests.support.answers import dropped
from tests.support.builds import Build
from tests.support.fault_server import FaultServer
from tests.support.faults import WORKER, refused, survived

FEW = ("worker: login portal", "pack: cut at 8/16", "pack: filter's page called JSON")
NAMES = list(refused(Build(None, None, [])))  # type: ignore[arg-type]


def _cases() -> list[Any]:
    return [pytest.param(name, marks=() if name in FEW else pytest.mark.wide) for name in NAMES]


@pytest.mark.parametrize("fault", _cases())
def test_first_install(new_context: NewContext, faulty: FaultServer, fault: str) -> None:
    phone = Phone.buy(new_context, faulty)
    wrong = refused(faulty.builds["new"])[fault]
    faulty.faults.update({WORKER: dropped} if "/" in wrong else wrong)
    phone.visit()
    faulty.faults.clear()
    faulty.faults.update(wrong)
    assert phone.attempt() == "refused"
    assert phone.caches() == []
    faulty.faults.clear()
    assert phone.shows(THREE) == "old"
    assert phone.attempt() == "activated"
    assert phone.shows_offline() == "old"


@pytest.mark.parametrize("fault", _cases())
def test_update(new_context: NewContext, faulty: FaultServer, fault: str) -> None:
    phone = Phone.buy(new_context, faulty)
    phone.visit()
    assert phone.attempt() == "activated"
    before = phone.caches()
    faulty.live = "new"
    faulty.faults.update(refused(faulty.builds["old"])[fault])
    phone.attempt()
    assert phone.caches() == before
    assert phone.shows(THREE) == "old"
    assert phone.shows_offline() == "old"
    faulty.faults.clear()
    phone.attempt()
    assert phone.shows_offline() == "new"


@pytest.mark.wide
@pytest.mark.parametrize("fault", survived())
def test_what_only_costs_time(new_context: NewContext, faulty: FaultServer, fault: str) -> None:
    phone = Phone.buy(new_context, faulty)
    faulty.faults.update(survived()[fault])
    phone.visit()
    assert phone.attempt() == "activated"
    faulty.live = "new"
    assert phone.attempt() == "activated"
    assert phone.shows_offline() == "new"
