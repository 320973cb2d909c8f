"""When a newer build is asked for, and what a copy says that has not been checked for long."""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.offline.kept import DAY, MOVED, THREE, Phone
from tests.support.answers import dropped
from tests.support.faults import PACK, WORKER

ASKS = """
    window.asked = window.answered = window.drawn = 0;
    Math.random = () => { drawn += 1; return 0.5; };
    const update = ServiceWorkerRegistration.prototype.update;
    ServiceWorkerRegistration.prototype.update = function () {
        asked += 1;
        return update.call(this).finally(() => { answered += 1; });
    };
"""
"""Counts what the page asks for, apart from what the browser asks for by itself. Every pause is half a second."""
SECOND = 1000
HOUR = 3600


def _come_back(page: Page) -> int:
    """Come back to the page, wait out the longest pause and return how often it has asked for a newer build."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    return _asked(page)


def _asked(page: Page) -> int:
    page.clock.run_for(SECOND)
    page.wait_for_function("() => answered === asked")
    asked: int = page.evaluate("asked")
    return asked


@pytest.fixture
def still(phone: Phone) -> Page:
    """A page that is about to ask, on a phone where time passes only when it is told to."""
    page = phone.page
    page.add_init_script(ASKS)
    now = time.time()
    page.clock.install(time=now)
    page.clock.pause_at(now + 1)
    page.goto("/en/help/")
    page.wait_for_function("() => drawn")
    return page


def test_coming_back_asks_for_a_newer_build(still: Page, phone: Phone) -> None:
    assert _asked(still) == 1
    phone.server.live = "new"
    still.clock.run_for(5 * SECOND)
    assert _come_back(still) == 2
    expect(still.locator("link[rel=canonical]")).to_have_attribute("href", re.compile(r"^https://new\.example/"))


def test_it_asks_after_a_random_part_of_a_second(still: Page) -> None:
    still.clock.run_for(499)
    assert still.evaluate("asked") == 0
    still.clock.run_for(2)
    assert still.evaluate("asked") == 1


def test_two_questions_are_five_seconds_apart(still: Page) -> None:
    assert _asked(still) == 1
    still.clock.run_for(3 * SECOND)
    assert _come_back(still) == 1
    still.clock.run_for(SECOND)
    assert _come_back(still) == 2


@pytest.mark.parametrize("refused", [WORKER, PACK])
def test_after_each_failure_it_waits_twice_as_long_up_to_an_hour(still: Page, phone: Phone, refused: str) -> None:
    phone.server.live = "new"
    phone.server.faults[refused] = dropped
    asked = _asked(still)
    for pause in [10, 20, 40, 80, 160, 320, 640, 1280, 2560, HOUR, HOUR]:
        still.clock.fast_forward((pause - 2) * SECOND)
        assert _come_back(still) == asked, pause
        still.clock.run_for(2 * SECOND)
        asked += 1
        assert _come_back(still) == asked, pause


def test_a_line_that_returns_ends_the_wait(still: Page, phone: Phone) -> None:
    phone.server.faults[WORKER] = dropped
    assert _asked(still) == 1
    phone.server.faults.clear()
    assert _come_back(still) == 1
    still.evaluate("dispatchEvent(new Event('online'))")
    assert _asked(still) == 2
    still.clock.run_for(5 * SECOND)
    assert _come_back(still) == 3, "a success makes the pause short again"


def _checked(phone: Phone, moment: int) -> None:
    phone.page.evaluate(
        """async (moment) => {
            const cache = await caches.open((await caches.keys()).at(-1));
            await cache.put("/checked", new Response(String(moment)));
        }""",
        moment,
    )
    phone.stop_worker()


def test_a_copy_not_checked_for_a_month_says_so_beside_each_number(phone: Phone) -> None:
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
    assert phone.page.evaluate("moved") == 0


def test_the_note_goes_when_the_copy_has_been_checked(phone: Phone) -> None:
    now: int = phone.page.evaluate("Date.now()")
    _checked(phone, 1)
    phone.page.clock.set_system_time((now + 90 * DAY) / 1000)
    phone.page.goto("/en/help/")
    assert phone.page.locator(".stale").count() >= 2
    expect(phone.page.locator(".stale").first).to_be_hidden()


@pytest.mark.parametrize("years", [-60, -10, 10, 70])
def test_a_clock_wrong_by_years_breaks_nothing(phone: Phone, years: int) -> None:
    now: int = phone.page.evaluate("Date.now()")
    _checked(phone, now + years * 365 * DAY)
    assert phone.shows_offline(THREE) == "old"
    phone.page.clock.set_system_time((max(0, now + years * 365 * DAY)) / 1000)
    phone.page.goto("/en/help/")
    assert phone.page.locator(".stale", has_text="1970").count() == 0
    phone.server.live = "new"
    phone.attempt()
    assert phone.shows_offline(THREE) == "new"
