"""A page put away for five minutes is covered, or, by the reader's choice, at every change of app."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext

HIDE = """(hidden) => {
  Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def _put_away(page: Page, milliseconds: int) -> None:
    page.evaluate(HIDE, arg=True)
    page.clock.run_for(milliseconds)


def test_put_away_for_five_minutes_it_is_the_jotter(new_context: NewContext) -> None:
    page = new_context().new_page()
    page.clock.install()
    page.goto("/en/help/")
    _put_away(page, 299_000)
    page.evaluate(HIDE, arg=False)
    page.clock.run_for(10_000)
    assert page.url.endswith("/en/help/")
    _put_away(page, 300_000)
    page.wait_for_url("**/en/jotter/")
    page.goto("/en/help/", wait_until="commit")
    page.wait_for_url("**/en/jotter/")


def test_a_tab_put_away_takes_nothing_from_the_tab_in_use(new_context: NewContext) -> None:
    context = new_context()
    put_away, in_use = context.new_page(), context.new_page()
    put_away.clock.install()
    put_away.goto("/en/help/")
    in_use.goto("/en/step-1/")
    in_use.evaluate(HIDE, arg=False)
    _put_away(put_away, 300_000)
    put_away.wait_for_url("**/en/jotter/")
    in_use.wait_for_function("localStorage.getItem('away') === null")
    assert in_use.url.endswith("/en/step-1/")
    in_use.goto("/en/step-2/")
    expect(in_use.locator("h1")).to_be_visible()


def test_covering_at_every_switch_is_a_choice_that_is_kept(new_context: NewContext) -> None:
    page = new_context().new_page()
    page.goto("/en/leaving/")
    page.get_by_role("checkbox").check()
    page.goto("/en/help/")
    page.evaluate(HIDE, arg=True)
    page.wait_for_url("**/en/jotter/")
    page.get_by_role("button", name="Continue").tap()
    page.wait_for_url("**/en/")
    page.locator(".bar-why").tap()
    page.wait_for_url("**/en/leaving/")
    page.get_by_role("checkbox").uncheck()
    assert page.evaluate("localStorage.length") == 0
