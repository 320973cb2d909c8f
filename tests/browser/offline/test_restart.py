"""The browser itself is closed and opened again, as phones do whenever they need the memory."""

from tests.browser.offline.conftest import Start
from tests.browser.offline.phone import UPDATE
from tests.support.fault_server import STAY, FaultServer
from tests.support.responses import Gate, dropped


def test_every_page_opens_without_signal_after_a_restart(start: Start, faulty: FaultServer) -> None:
    phone = start()
    phone.visit()
    assert phone.attempt() == "activated"
    faulty.faults["/"] = dropped
    assert start().shows() == "old"


def test_browser_closed_during_update_keeps_old_build(start: Start, faulty: FaultServer) -> None:
    phone = start()
    phone.visit()
    phone.attempt()
    faulty.live = "new"
    gate = faulty.faults["/pack."] = Gate()
    phone.page.evaluate(STAY)
    phone.page.evaluate(UPDATE)
    assert gate.reached.wait(10)
    phone = start()
    gate.opened.set()
    assert phone.shows_offline() == "old"
    faulty.faults.clear()
    phone.visit()
    phone.attempt()
    assert phone.shows_offline() == "new"
