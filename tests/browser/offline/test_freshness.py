"""When a newer build is asked for, and what a copy says that has not been checked for long."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import stop_clock
from tests.browser.offline.phone import DAY, MOVED, Phone
from tests.support.responses import dropped

COUNTED = """
    window.asked = 0;
    const { update } = ServiceWorkerRegistration.prototype;
    ServiceWorkerRegistration.prototype.update = function () { window.asked += 1; return update.call(this); };
"""
"""Counts in `asked` how often this page has asked for a newer build."""

REGISTERED = "navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).then(() => {})"
"""Waits for what the page asked before: registrations of one address are answered in turn."""

DATED = """numbers => numbers.map((number) => {
  const part = number.closest(".buttons, p") ?? number;
  return [number.getAttribute("href"), part.previousElementSibling?.matches(".stale") ?? false];
})"""


def _come_back(phone: Phone) -> None:
    """Return to the page, and let the second pass in which it may ask."""
    phone.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    phone.page.clock.run_for(1000)


def test_coming_back_checks_once_in_five_seconds(phone: Phone) -> None:
    stop_clock(phone.page)
    phone.page.add_init_script(COUNTED)
    phone.page.goto("/en/help/")
    phone.page.clock.run_for(50)  # the first frame, after which the page registers the worker
    phone.page.evaluate("scripted")
    phone.page.evaluate(REGISTERED)
    phone.page.clock.run_for(1000)
    expect(phone.page.locator("html")).not_to_have_attribute("data-checked", re.compile("."))
    phone.server.live = "new"
    phone.page.clock.run_for(3000)
    _come_back(phone)
    assert phone.page.evaluate("asked") == 1
    phone.page.clock.run_for(1000)
    _come_back(phone)
    expect(phone.page.locator("link[rel=canonical]")).to_have_attribute(
        "href", re.compile(r"^https://new\.example/")
    )


def _checked(phone: Phone, moment: int) -> None:
    phone.page.evaluate(
        """async (moment) => {
            const cache = await caches.open((await caches.keys()).at(-1));
            await cache.put("/checked", new Response(String(moment)));
        }""",
        moment,
    )
    phone.stop_worker()


def test_month_old_copy_says_so_beside_numbers(phone: Phone) -> None:
    now: int = phone.page.evaluate("Date.now()")
    _checked(phone, now)
    phone.server.faults["/"] = dropped
    phone.page.add_init_script(MOVED)
    phone.page.clock.set_fixed_time((now + 29 * DAY) / 1000)
    phone.page.goto("/en/help/")
    expect(phone.page.locator(".stale")).to_have_count(0)
    phone.page.clock.set_fixed_time((now + 31 * DAY) / 1000)
    phone.page.goto("/en/help/")
    notes = phone.page.locator(".stale")
    assert notes.count() >= 2
    day = phone.page.evaluate(
        "new Date(arguments[0]).toLocaleDateString('en-GB')".replace("arguments[0]", str(now))
    )
    expect(notes.first).to_have_text(f"Checked {day}. It may have changed since.")
    expect(phone.page.locator('a.call[href="tel:999"]')).to_be_visible()
    phone.page.goto("/en/easy/")
    dated = dict(phone.page.eval_on_selector_all('.solid[href^="tel:"]:not(.call), .solid[href^="sms:"]', DATED))
    assert len(dated) > 4
    expect(phone.page.locator(".words > .stale")).to_have_count(3)
    assert {number for number, has_date in dated.items() if not has_date} == {"tel:999", "tel:101"}
    assert phone.page.evaluate("moved") == 0


def test_note_goes_once_the_copy_is_checked(phone: Phone) -> None:
    now: int = phone.page.evaluate("Date.now()")
    _checked(phone, 1)
    phone.page.clock.set_system_time((now + 90 * DAY) / 1000)
    phone.page.goto("/en/help/")
    assert phone.page.locator(".stale").count() >= 2
    expect(phone.page.locator(".stale").first).to_be_hidden()


@pytest.mark.parametrize(
    "years", [-60, *(pytest.param(years, marks=pytest.mark.exhaustive) for years in (-10, 10, 70))]
)
def test_a_clock_wrong_by_years_breaks_nothing(phone: Phone, years: int) -> None:
    now: int = phone.page.evaluate("Date.now()")
    _checked(phone, now + years * 365 * DAY)
    assert phone.shows_offline() == "old"
    phone.page.clock.set_system_time((max(0, now + years * 365 * DAY)) / 1000)
    phone.page.goto("/en/help/")
    assert phone.page.locator(".stale", has_text="1970").count() == 0
    phone.server.live = "new"
    phone.attempt()
    assert phone.shows_offline() == "new"
