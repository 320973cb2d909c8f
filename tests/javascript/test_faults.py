"""Every fault on the way to the phone, against the real worker: it keeps nothing of it, or the old build whole."""

import re
from typing import Any

import pytest

from tests.javascript.phone import Phone
from tests.support import scenarios
from tests.support.faults import NAMES, PACK, WORKER
from tests.support.responses import Gate

pytestmark = pytest.mark.slow


def _cases() -> list[Any]:
    """Return every fault; where a download breaks off goes by quarters, and by sixteenths with `exhaustive`."""
    by_sixteenths = {name for name in NAMES if re.search(r" (?:[13579]|1[1345]|6|10|2)/16$", name)}
    return [pytest.param(name, marks=pytest.mark.exhaustive if name in by_sixteenths else ()) for name in NAMES]


@pytest.mark.parametrize("fault", _cases())
def test_first_install(new_phone: Phone, fault: str) -> None:
    scenarios.first_install(new_phone, fault)


@pytest.mark.parametrize("fault", _cases())
def test_update(new_phone: Phone, fault: str) -> None:
    scenarios.update(new_phone, fault)


@pytest.mark.parametrize("what", [PACK, WORKER])
def test_what_comes_late_is_only_late(phone: Phone, what: str) -> None:
    phone.server.live = "new"
    gate = phone.server.faults[what] = Gate()
    phone.do("ask")
    assert gate.reached.wait(10)
    assert phone.shows() == "old"
    gate.opened.set()
    phone.settle()
    assert phone.shows_offline() == "new"
