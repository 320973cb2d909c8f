"""Whatever goes wrong on the way, every page opens and belongs to exactly one build.

Three faults are tried in every run of the tests, and each of them in Node (`tests/javascript/test_faults.py`);
`make test-part NAME=exhaustive` tries each in the browser too.
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
    return [pytest.param(name, marks=() if name in FEW else pytest.mark.exhaustive) for name in NAMES]


@pytest.mark.parametrize("fault", _cases())
def test_first_install(new_context: NewContext, faulty: FaultServer, fault: str) -> None:
    scenarios.first_install(Phone.new(new_context, faulty), fault)


@pytest.mark.parametrize("fault", _cases())
def test_update(new_context: NewContext, faulty: FaultServer, fault: str) -> None:
    scenarios.update(Phone.new(new_context, faulty), fault)


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
