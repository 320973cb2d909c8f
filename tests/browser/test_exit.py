"""Leaving: by tap, by key, without scripting, from every page."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, NewContext, elsewhere
from webapp.pages import every_address
from webapp.settings import Settings

EXIT = str(Settings.model_fields["exit_url"].default)


def _page(new_context: NewContext, **options: object) -> Page:
    context = new_context(**options)
    context.route(f"{EXIT}**", elsewhere)
    return context.new_page()


@pytest.mark.parametrize("scripting", [True, False], ids=["scripting", "no-scripting"])
def test_tap_leaves_in_the_same_tab(new_context: NewContext, scripting: bool) -> None:  # noqa: FBT001
    page = _page(new_context, java_script_enabled=scripting)
    page.goto("/en/help/")
    page.locator("[data-exit]").tap()
    page.wait_for_url(EXIT)
    assert len(page.context.pages) == 1


def test_tap_leaves_from_every_page(new_context: NewContext) -> None:
    page = _page(new_context)
    for path in [*(path for _, _, path in every_address()), "/nope/", "/offline/"]:
        page.goto(path)
        page.locator("[data-exit]").tap()
        page.wait_for_url(EXIT)


def test_enter_on_the_first_tab_stop_leaves(new_context: NewContext) -> None:
    page = _page(new_context)
    page.goto("/cy/cymorth/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hasAttribute('data-exit')")
    page.keyboard.press("Enter")
    page.wait_for_url(EXIT)


def test_skip_link_is_the_second_tab_stop_and_shows_itself(phone: Page) -> None:
    phone.goto("/en/help/")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Tab")
    skip = phone.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    box = skip.bounding_box()
    assert box is not None
    assert box["height"] > 24
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.activeElement.id") == "main"


def test_escape_three_times_leaves(new_context: NewContext) -> None:
    page = _page(new_context)
    page.goto("/en/step-1/")
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url(EXIT)


@pytest.mark.parametrize("keys", [["Escape"] * 2, ["Escape", "Escape", "a", "Escape"], ["Shift"] * 3])
def test_other_keys_stay(new_context: NewContext, keys: list[str]) -> None:
    page = _page(new_context)
    page.goto("/en/step-1/")
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.url.endswith("/en/step-1/")


def test_the_page_is_blank_before_the_press_has_ended(new_context: NewContext) -> None:
    """The click handler has blanked the page by the time it returns: nothing waits for the network."""
    page = _page(new_context)
    page.goto("/en/help/")
    shown = page.evaluate(
        "() => { document.querySelector('[data-exit]').click();"
        " return getComputedStyle(document.documentElement).display }"
    )
    assert shown == "none"


def test_the_page_left_is_not_the_one_behind_back(new_context: NewContext) -> None:
    page = _page(new_context)
    page.goto("/en/")
    page.goto("/en/help/")
    before = page.evaluate("history.length")
    page.locator("[data-exit]").tap()
    page.wait_for_url(EXIT)
    assert page.evaluate("history.length") == before
    page.go_back()
    assert page.url.endswith("/en/")


def test_exit_stays_in_reach_on_every_page(phone: Page) -> None:
    for _, _, path in every_address():
        phone.goto(path)
        for position in ("0", "document.body.scrollHeight"):
            phone.evaluate(f"scrollTo(0, {position})")
            box = phone.locator("[data-exit]").bounding_box()
            assert box is not None
            assert box["height"] >= 56, path
            assert 0 <= box["y"] <= PHONE["height"] - box["height"], path
            hit = phone.evaluate(
                "([x, y]) => !!document.elementFromPoint(x, y).closest('[data-exit]')",
                [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
            )
            assert hit, path
