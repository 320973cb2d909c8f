"""Leaving without a signal: the decoy page is part of the copy, and every way back leads to it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.offline.phone import Phone
from tests.support.responses import dropped

DECOYS = {"en": "/en/jotter/", "cy": "/cy/nodiadau/"}
PAGES = {"en": "/en/help/", "cy": "/cy/cymorth/"}
BUTTONS = {"en": "Continue", "cy": "Parhau"}
SHOWN = """
const look = () => {
  if (localStorage.away && document.querySelector("[data-exit]")?.checkVisibility()) console.log("SHOWN");
  requestAnimationFrame(look);
};
look();
"""
"""Says on the console in which frame a page is on the screen while storage holds the lock."""
LOCKED_BEFORE_WATCHING = """
const later = setTimeout;
setTimeout = (...given) => {
  if (document.currentScript) localStorage.away = "1";
  return later(...given);
};
"""
"""Another tab leaves between the first look of a page's inline script and the moment when it begins to watch."""


@pytest.fixture
def page(phone: Phone) -> Page:
    """A page on a phone that keeps the site and has no signal any more."""
    phone.server.faults["/"] = dropped
    return phone.page


@pytest.mark.parametrize("language", ["en", pytest.param("cy", marks=pytest.mark.exhaustive)])
def test_every_way_back_is_the_decoy_page_until_continue(page: Page, language: str) -> None:
    for path in (PAGES["en"], PAGES["cy"], PAGES[language]):
        page.goto(path)
    page.locator("[data-exit]").tap()
    page.wait_for_url(f"**{DECOYS[language]}")
    expect(page.get_by_role("textbox")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("textbox")).to_be_visible()
    second = page.context.new_page()
    for path in (*PAGES.values(), "/", "/en/not-kept/"):
        second.goto(path, wait_until="commit")
        second.wait_for_url(re.compile("|".join(DECOYS.values())))
    page.goto(DECOYS[language])
    page.get_by_role("button", name=BUTTONS[language]).tap()
    page.wait_for_url(f"**/{language}/")
    expect(page.locator("h1")).to_be_visible()
    second.goto(PAGES[language])
    expect(second.locator("[data-exit]")).to_be_visible()


def test_a_kept_page_asks_storage_before_it_is_shown(page: Page) -> None:
    """The worker has asked for the cookie and its own lock; storage is the page's to ask."""
    shown: list[str] = []
    page.on("console", lambda message: shown.append(page.url) if message.text == "SHOWN" else None)
    page.add_init_script(SHOWN)
    page.evaluate("localStorage.away = '1'")
    page.goto(PAGES["en"], wait_until="commit")
    page.wait_for_url(f"**{DECOYS['en']}")
    assert shown == []


def test_a_lock_that_comes_before_a_kept_page_watches_is_not_missed(page: Page) -> None:
    page.add_init_script(LOCKED_BEFORE_WATCHING)
    page.goto(PAGES["cy"], wait_until="commit")
    page.wait_for_url(f"**{DECOYS['cy']}")


@pytest.mark.parametrize("lock", ["localStorage.away = '1'", "document.cookie = 'away=1;path=/'"])
def test_a_kept_page_in_view_follows_another_tab(page: Page, lock: str) -> None:
    page.goto(PAGES["en"])
    second = page.context.new_page()
    second.goto(PAGES["cy"])
    page.evaluate(lock)
    second.wait_for_url(f"**{DECOYS['cy']}")


@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.exhaustive), "cy"])
def test_the_way_out_without_scripting_shows_the_decoy_page(phone: Phone, page: Page, language: str) -> None:
    session = phone.context.new_cdp_session(page)
    session.send("Emulation.setScriptExecutionDisabled", {"value": True})
    page.goto(PAGES[language])
    page.locator("[data-exit]").tap()
    page.wait_for_url(f"**{DECOYS[language]}")
    expect(page.get_by_role("textbox")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", language)
