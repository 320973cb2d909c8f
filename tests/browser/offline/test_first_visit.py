"""From nothing to a whole copy, and what a kept page is like."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.offline.phone import Phone
from tests.support.fault_server import FaultServer
from tests.support.responses import Gate, dropped
from webapp.http import headers


def test_ready_after_three_requests(new_context: NewContext, faulty: FaultServer) -> None:
    phone = Phone.new(new_context, faulty)
    phone.visit()
    phone.page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    icons = {"/favicon.ico", *(path for path in faulty.builds["old"].context.assets.files)}
    asked = [request for request in faulty.requests if request.path not in icons]
    assert [request.path for request in asked][:2] == ["/en/", "/sw.js"]
    assert len(asked) == 3
    assert phone.shows_offline() == "old"


COUNTED = """
    window.held = [];
    window.requestAnimationFrame = (then) => held.push(then);
    window.registered = 0;
    ServiceWorkerContainer.prototype.register = async () => { registered += 1; return {}; };
"""
"""Holds every frame back, and counts in `registered` what is asked of the browser."""


def test_the_worker_waits_for_the_first_frame(new_context: NewContext, faulty: FaultServer) -> None:
    phone = Phone.new(new_context, faulty)
    phone.page.add_init_script(COUNTED)
    phone.visit()
    assert phone.page.evaluate("[registered, document.scripts.length]") == [0, 1]
    phone.page.evaluate("while (held.length) held.shift()()")
    phone.page.wait_for_function("() => registered === 1", polling=50)


def test_the_copy_does_not_wait_for_the_script_that_only_adds(new_context: NewContext, faulty: FaultServer) -> None:
    phone = Phone.new(new_context, faulty)
    phone.page.route("**/static/app.*", lambda route: route.abort())
    phone.visit()
    phone.page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    assert phone.shows_offline() == "old"


def test_a_first_copy_that_failed_is_fetched_again_when_the_signal_is_back(
    new_context: NewContext, faulty: FaultServer
) -> None:
    phone = Phone.new(new_context, faulty)
    faulty.faults["/pack."] = dropped
    phone.visit()
    assert phone.attempt() == "refused"
    phone.context.set_offline(True)
    faulty.faults.clear()
    phone.context.set_offline(False)
    phone.page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    assert phone.shows_offline() == "old"


def test_a_host_that_does_not_compress_will_do(new_context: NewContext, faulty: FaultServer) -> None:
    faulty.encodings = ""
    phone = Phone.new(new_context, faulty)
    phone.visit()
    assert phone.attempt() == "activated"
    assert phone.shows_offline() == "old"


def test_kept_page_has_the_server_header_policy(phone: Phone) -> None:
    for path in ("/en/help/", "/offline/"):
        answer = phone.page.goto(path)
        assert answer
        assert answer.from_service_worker
        policy = headers.headers_for(path, "text/html", phone.server.builds["old"].context)
        assert {name: answer.headers[name.lower()] for name in policy} == policy
    blocked = """() => new Promise((then) => {
        addEventListener("securitypolicyviolation", (event) => then(event.effectiveDirective));
        document.body.append(Object.assign(document.createElement("script"), { textContent: "window.harm = 1" }));
    })"""
    assert phone.page.evaluate(blocked) == "script-src-elem"
    assert phone.page.evaluate("window.harm") is None


@pytest.fixture
def gate(phone: Phone) -> Iterator[Gate]:
    """A network that takes every question and answers none, for as long as the test lasts."""
    gate = Gate()
    phone.server.faults["/"] = gate
    yield gate
    gate.opened.set()


def test_kept_page_never_waits_for_the_network(phone: Phone, gate: Gate) -> None:
    phone.page.goto("/cy/cymorth/")
    expect(phone.page.locator("h1")).to_be_visible()
    assert not gate.opened.is_set()


@pytest.mark.exhaustive
def test_silent_network_shows_the_offline_page(phone: Phone, gate: Gate) -> None:
    phone.page.goto("/en/not-kept/")
    assert gate.reached.is_set()
    expect(phone.page.locator('a[href="tel:999"]').first).to_be_visible()
