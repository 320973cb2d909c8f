"""The decoy covers a page out of sight for five minutes, or, by choice, at every change of app."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.support.safe_site import SafeSite

HIDE = """(hidden) => {
  Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def _hide_for(page: Page, milliseconds: int) -> None:
    page.evaluate(HIDE, arg=True)
    page.clock.run_for(milliseconds)


def _open(page: Page, path: str) -> None:
    page.clock.install()
    page.goto(path)
    page.clock.run_for(50)  # the first frame, after which the script is loaded
    page.evaluate("scripted")


def _is_decoy_page(page: Page) -> None:
    """The notepad and nothing of the page: not its words, its title, its icon or its address."""
    expect(page.locator("h1")).to_have_text(re.compile("^(Jotter|Nodiadau)$"))
    expect(page).to_have_title(re.compile("^(Jotter|Nodiadau)$"))
    expect(page).to_have_url(re.compile("/(en/jotter|cy/nodiadau)/$"))
    assert page.locator("[data-exit], header, a").count() == 0
    assert page.evaluate(
        "[...document.querySelectorAll('link[rel=icon]')].every(({ href }) => /jotter/.test(href))"
    )


def _continue(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Continue|Parhau")).tap()


def test_covered_after_five_minutes_and_continue_restores_words(
    new_context: NewContext,
) -> None:
    page = new_context().new_page()
    _open(page, "/en/my-words/#s2")
    title = page.title()
    page.locator("textarea").first.fill("words of mine")
    page.evaluate("scrollTo(0, 120)")
    _hide_for(page, 299_000)
    page.evaluate(HIDE, arg=False)
    page.clock.run_for(10_000)
    assert page.url.endswith("/en/my-words/#s2")
    _hide_for(page, 300_000)
    page.evaluate(HIDE, arg=False)
    _is_decoy_page(page)
    assert "my-words" not in page.evaluate("JSON.stringify([localStorage, sessionStorage, history.state])")
    _continue(page)
    expect(page.locator("textarea").first).to_have_value("words of mine")
    assert page.url.endswith("/en/my-words/#s2")
    assert (page.title(), page.evaluate("scrollY")) == (title, 120)
    assert page.evaluate("localStorage.length") == 0
    page.locator("[data-exit]").tap()
    page.wait_for_url(lambda url: "/en/" not in url)


@pytest.mark.parametrize("theme", [pytest.param("light", marks=pytest.mark.exhaustive), "dark"])
def test_cover_looks_like_the_decoy_page(new_context: NewContext, theme: str) -> None:
    """Down to the last pixel, from a page with a style of its own beside that of all pages, and back again."""
    page = new_context(color_scheme=theme).new_page()
    _open(page, "/cy/poster/")
    before = page.screenshot()
    _hide_for(page, 300_000)
    page.evaluate(HIDE, arg=False)
    _is_decoy_page(page)
    assert page.locator("meta[name=theme-color], link[rel=manifest]").count() == 0
    covered = page.screenshot()
    _continue(page)
    assert page.screenshot() == before
    page.goto("/cy/nodiadau/")
    assert page.screenshot() == covered


def test_reload_of_a_covered_page_opens_the_decoy(new_context: NewContext) -> None:
    context = new_context()
    page, other = context.new_page(), context.new_page()
    _open(page, "/cy/cam-1/")
    _hide_for(page, 300_000)
    _is_decoy_page(page)
    other.goto("/en/help/", wait_until="commit")
    _is_decoy_page(other)
    page.reload()
    _is_decoy_page(page)
    _continue(page)
    page.wait_for_url("**/cy/")
    expect(page.locator("h1")).to_be_visible()


def test_continue_uncovers_only_its_own_tab(new_context: NewContext) -> None:
    context = new_context()
    page, other = context.new_page(), context.new_page()
    for one in (page, other):
        _open(one, "/en/my-words/#s2")
        one.locator("textarea").first.fill("mine")
        one.evaluate(HIDE, arg=True)
    page.clock.run_for(300_000)
    for one in (page, other):
        _is_decoy_page(one)
    page.evaluate(HIDE, arg=False)
    _continue(page)
    expect(page.locator("textarea").first).to_have_value("mine")
    _is_decoy_page(other)
    _continue(other)
    expect(other.locator("textarea").first).to_have_value("mine")


def test_covered_tab_takes_nothing_from_another_tab(new_context: NewContext) -> None:
    context = new_context()
    covered, in_use = context.new_page(), context.new_page()
    _open(covered, "/en/help/")
    in_use.goto("/en/step-1/")
    in_use.evaluate("scripted")
    in_use.evaluate(HIDE, arg=False)
    _hide_for(covered, 300_000)
    _is_decoy_page(covered)
    in_use.wait_for_function("localStorage.length === 0")
    assert in_use.url.endswith("/en/step-1/")
    in_use.goto("/en/step-2/")
    expect(in_use.locator("h2:visible")).to_have_count(1)


def test_covered_tab_never_weakens_the_lock(new_context: NewContext, safe_site: SafeSite) -> None:
    """In whichever order the two write, and whoever is in use: the covered tab turns to the decoy page for good."""
    context = new_context()
    covered, left, in_use = (context.new_page() for _ in range(3))
    _open(covered, "/en/my-words/#s2")
    covered.locator("textarea").first.fill("mine")
    _hide_for(covered, 300_000)
    in_use.goto("/en/jotter/")
    left.goto("/en/jotter/")
    _continue(left)
    left.wait_for_url("**/en/")
    left.locator("[data-exit]").tap()
    left.wait_for_url(safe_site.url)
    covered.evaluate("localStorage.setItem('quiet', '1')")
    assert covered.evaluate("localStorage.getItem('away')") == "1"
    assert [cookie["value"] for cookie in context.cookies()] == ["1"]
    _is_decoy_page(covered)
    _continue(covered)
    covered.wait_for_url("**/en/")
    expect(covered.locator("textarea")).to_have_count(0)


def test_covering_at_every_switch_is_remembered(new_context: NewContext) -> None:
    page = new_context().new_page()
    page.goto("/en/leaving/")
    page.get_by_role("checkbox").check()
    page.goto("/en/help/")
    page.evaluate("scripted")
    page.evaluate(HIDE, arg=True)
    _is_decoy_page(page)
    page.evaluate(HIDE, arg=False)
    _continue(page)
    page.wait_for_url("**/en/help/")
    page.locator(".foot a[href='/en/leaving/']").tap()
    page.wait_for_url("**/en/leaving/")
    page.get_by_role("checkbox").uncheck()
    assert page.evaluate("localStorage.length") == 0
