"""Whatever goes wrong on the way, every page opens and belongs to exactly one build.

Three faults, one after another, are tried in every run of the tests, and each by itself in Node
(`tests/javascript/test_faults.py`); `make test-part NAME=exhaustive` tries each by itself in the browser too.
"""

from typing import Any

import pytest

from tests.browser.conftest import NewContext
from tests.browser.offline.phone import Phone
from tests.support import scenarios
from tests.support.fault_server import FaultServer
from tests.support.faults import NAMES, survived

FEW = ("worker: login portal", "pack: cut at 8/16", "pack: filter's page called JSON")


def _cases() -> list[Any]:
    each = [pytest.param((name,), marks=pytest.mark.exhaustive, id=name) for name in NAMES]
    return [pytest.param(FEW, id="few"), *each]


@pytest.mark.parametrize("faults", _cases())
def test_first_install(new_context: NewContext, faulty: FaultServer, faults: tuple[str, ...]) -> None:
    scenarios.first_install(Phone.new(new_context, faulty), *faults)


@pytest.mark.parametrize("faults", _cases())
def test_update(new_context: NewContext, faulty: FaultServer, faults: tuple[str, ...]) -> None:
    scenarios.update(Phone.new(new_context, faulty), *faults)


@pytest.mark.exhaustive
@pytest.mark.parametrize("fault", survived())
def test_what_only_costs_time(new_context: NewContext, faulty: FaultServer, fault: str) -> None:
    phone = Phone.new(new_context, faulty)
    faulty.faults.update(survived()[fault])
    phone.visit()
    assert phone.attempt() == "activated"
    faulty.live = "new"
    assert phone.attempt() == "activated"
    assert phone.shows_offline() == "new"
