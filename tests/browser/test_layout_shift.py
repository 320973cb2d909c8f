"""Nothing on a page moves once it is painted: not when scripts arrive, badges are filled in or the worker wakes."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.support.addresses import every_kind_once

WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
        const moved = entry.sources.map(({node}) => node?.outerHTML?.slice(0, 200));
        window.shifts.push({value: entry.value, moved});
    }
}).observe({type: "layout-shift", buffered: true});
"""
SETTLED = """async () => {
    const pause = new Promise((end) => setTimeout(end, 1000));
    await Promise.race([navigator.serviceWorker.ready, pause]);
    for (let frames = 0; frames < 10; frames++) await new Promise(requestAnimationFrame);
    return window.shifts;
}"""


@pytest.fixture
def watched(new_context: NewContext) -> Page:
    """A phone that notes every shift, with the worker and a slow processor."""
    page = new_context(service_workers="allow").new_page()
    page.add_init_script(WATCH)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return page


def test_no_page_moves_after_it_is_painted(watched: Page) -> None:
    for path in every_kind_once():
        watched.goto(path, wait_until="load")
        assert watched.evaluate(SETTLED) == [], path


def test_a_shift_would_be_seen(watched: Page) -> None:
    watched.goto("/en/", wait_until="load")
    watched.evaluate(
        "document.querySelector('h1').before(Object.assign(document.createElement('p'), {textContent: 'x'}))"
    )
    assert watched.evaluate(SETTLED) != []
