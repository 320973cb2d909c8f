"""A new build: who sees it when, and that builds never mix."""

import random
import re
from itertools import cycle

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.offline.phone import MOVED, UPDATE, Phone, origin
from tests.support.fault_server import FaultServer
from tests.support.responses import dropped

CANONICAL = "link[rel=canonical]"

NEW = re.compile(r"^https://new\.example/")


def test_a_view_nobody_has_touched_changes_at_once(phone: Phone) -> None:
    phone.server.live = "new"
    phone.page.add_init_script(MOVED)
    phone.page.goto("/en/help/")
    expect(phone.page.locator(CANONICAL)).to_have_attribute("href", NEW)
    expect(phone.page.get_by_role("status")).to_have_text("Just updated")
    assert phone.page.evaluate("moved") == 0
    assert phone.visit("/en/") == "new"
    expect(phone.page.locator(".update-notice")).to_be_empty()


@pytest.mark.parametrize(
    "touch", ["tap", "focus", *(pytest.param(touch, marks=pytest.mark.exhaustive) for touch in ("key", "scroll"))]
)
def test_view_in_use_changes_at_next_tap(phone: Phone, touch: str) -> None:
    page = phone.page
    page.goto("/cy/cymorth/")
    page.evaluate("scripted")
    if touch == "tap":
        page.touchscreen.tap(5, 5)
    elif touch == "key":
        page.keyboard.press("Shift")
    elif touch == "scroll":
        page.mouse.wheel(0, 200)
        page.wait_for_function("() => scrollY > 0")
    else:
        page.locator(".bar-help, .switch").first.focus()
    phone.server.live = "new"
    page.evaluate(UPDATE)
    expect(page.get_by_role("status")).to_have_text(
        "Mae copi mwy diweddar ar gael. Bydd yn agor wrth dapio’r ddolen nesaf."
    )
    assert origin(page) == "https://old.example"
    page.locator(".foot a").first.tap()
    page.wait_for_url(lambda url: "cymorth" not in url)
    assert origin(page) == "https://new.example"


def test_alternating_builds_do_not_make_the_page_flicker(phone: Phone) -> None:
    phone.server.live = "new"
    phone.page.goto("/en/help/")
    expect(phone.page.locator(CANONICAL)).to_have_attribute("href", NEW)
    phone.server.live = "old"
    phone.page.evaluate("scripted")
    phone.page.evaluate(UPDATE)
    expect(phone.page.get_by_role("status")).to_have_text("There is a newer copy. It opens at your next tap.")
    assert origin(phone.page) == "https://new.example"


def test_two_tabs_never_mix(phone: Phone) -> None:
    second = phone.context.new_page()
    second.goto("/en/help/")
    second.evaluate("scripted")
    second.keyboard.press("Shift")
    phone.server.live = "new"
    phone.attempt()
    assert origin(second) == "https://old.example"
    icon = second.locator('link[rel="apple-touch-icon"]').get_attribute("href")
    phone.server.faults["/"] = dropped
    shown = "(src) => Object.assign(new Image(), { src }).decode().then(() => true)"
    assert second.evaluate(shown, icon), "an icon of the build before"
    second.goto("/cy/")
    assert origin(second) == "https://new.example"
    assert len(phone.caches()) == 2, "the build before stays for pages still open on it"


@pytest.mark.exhaustive
def test_two_servers_of_different_builds_behind_one_address(new_context: NewContext, faulty: FaultServer) -> None:
    """As in the middle of a deployment: the page, its worker and the pack may each come from another build."""
    faulty.balance = cycle(random.Random(6).choices(["old", "new"], k=101))  # noqa: S311
    phone = Phone.new(new_context, faulty)
    for _ in range(10):
        phone.visit()
        phone.attempt()
        if phone.caches():
            phone.shows_offline()
    faulty.balance, faulty.live = None, "new"
    phone.attempt()
    assert phone.shows_offline() == "new"
