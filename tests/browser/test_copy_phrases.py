"""Phrases and notes: copied, shared and shown with and without scripting, and nothing left behind."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.support.registry import BY_NAME
from webapp.i18n.languages import WELSH

PHRASES = 16
"""The phrases of step 1: fifteen openers, and the words that warn a friend."""


def _pasted(page: Page) -> str:
    """Return what a reader gets who pastes now."""
    page.goto("/en/jotter/")
    page.goto("/en/my-words/#s2")
    field = page.locator("textarea").first
    field.press("Control+V")
    return field.input_value()


@pytest.mark.parametrize("path", ["/en/step-1/", pytest.param("/cy/cam-1/", marks=pytest.mark.exhaustive)])
def test_every_phrase_can_be_copied(new_context: NewContext, path: str) -> None:
    page = new_context(permissions=["clipboard-write"]).new_page()
    page.goto(path)
    expect(page.locator("[data-phrase]")).to_have_count(PHRASES)
    page.locator("details[name=who] summary").first.tap()
    sentence = page.locator("[data-phrase]").first
    words = (sentence.text_content() or "").split("”")[0].strip(" \n“")
    sentence.locator("[data-copy]").tap()
    expect(sentence.locator("[data-copy]")).to_have_text(
        page.locator("#phrase-tools").evaluate("(tools) => tools.content.querySelector('[data-copy]').dataset.done")
    )
    assert _pasted(page) == words


@pytest.mark.parametrize(
    "clipboard",
    [
        "delete Navigator.prototype.clipboard",
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no'))",
    ],
    ids=["missing", "refused"],
)
def test_words_that_cannot_be_copied_are_selected(new_context: NewContext, clipboard: str) -> None:
    """As within other apps. The old way is tried first; where that fails too, the page says what to do."""
    page = new_context().new_page()
    page.add_init_script(f"{clipboard}; window.able = false; document.execCommand = () => able")
    page.goto("/cy/cam-1/")
    page.locator("details[name=who] summary").first.tap()
    sentence = page.locator("[data-phrase]").first
    words = (sentence.text_content() or "").split("”")[0].strip(" \n“")
    button = sentence.locator("[data-copy]")
    before = button.inner_text()
    button.tap()
    expect(sentence.get_by_role("status")).to_contain_text("“Copïo”")
    assert page.evaluate("getSelection().toString()") == words
    expect(button).to_have_text(before)
    page.evaluate("able = true")
    button.tap()
    expect(button).not_to_have_text(before)
    expect(sentence.get_by_role("status")).to_be_empty()
    page.goto(f"{BY_NAME['notes'].path(WELSH)}#s2")
    page.locator("textarea").first.fill("Un\nDau")
    page.goto(f"{BY_NAME['notes'].path(WELSH)}#s6")
    page.locator("[data-copy-notes]").tap()
    assert page.evaluate("getSelection().toString()").endswith(": Un\nDau")


def test_sharing_is_offered_only_where_the_phone_can(new_context: NewContext) -> None:
    page = new_context().new_page()
    page.add_init_script("navigator.share = async (what) => { window.shared = what }")
    page.goto("/en/step-1/")
    page.locator("details[name=who] summary").first.tap()
    page.locator("[data-share]").first.tap()
    assert page.evaluate("shared.text").startswith("Can you come here")
    other = new_context().new_page()
    other.add_init_script("delete Navigator.prototype.share")
    other.goto("/en/step-1/")
    expect(other.locator("[data-copy]")).to_have_count(PHRASES)
    expect(other.locator("[data-share]")).to_have_count(0)


@pytest.mark.parametrize("scripting", [True, False], ids=["scripting", "no-scripting"])
def test_the_screen_to_show_turns_to_the_adult(new_context: NewContext, scripting: bool) -> None:  # noqa: FBT001
    page = new_context(java_script_enabled=scripting).new_page()
    page.goto("/en/step-1/")
    page.get_by_role("link", name="Can’t say it out loud?").tap()
    page.wait_for_url("**/en/step-1-show/")
    adult = page.get_by_role("heading", name="What your child needs from you now")
    expect(adult).to_be_hidden()
    page.get_by_text("What I need now").tap()
    expect(adult).to_be_in_viewport()
    expect(page.locator('main a[href="tel:999"]')).to_be_visible()


def _write(page: Page) -> None:
    page.goto("/en/my-words/#s3")
    page.get_by_label("Which app or apps?").fill("Snapchat")


def test_notes_are_copied_only_after_the_warning(new_context: NewContext) -> None:
    page = new_context(permissions=["clipboard-write"]).new_page()
    _write(page)
    expect(page.get_by_role("button", name="Copy my notes")).to_be_hidden()
    for _ in range(3):
        page.locator(".next:visible").tap()
    expect(page.get_by_text("Think first.")).to_be_visible()
    page.get_by_role("button", name="Copy my notes").tap()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert _pasted(page) == "Which app or apps?: Snapchat"


@pytest.mark.parametrize("way", ["reload", "back"])
def test_notes_are_gone_with_the_page(phone: Page, way: str) -> None:
    _write(phone)
    if way == "reload":
        phone.reload()
    else:
        phone.goto("/en/")
        phone.go_back()
        phone.wait_for_url("**/en/my-words/#s3")
    expect(phone.get_by_label("Which app or apps?")).to_have_value("")
    assert phone.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_no_picture_can_be_put_in(phone: Page) -> None:
    phone.goto("/en/my-words/")
    expect(phone.locator("input")).to_have_count(0)
    expect(phone.locator("[contenteditable]")).to_have_count(0)
    assert (
        phone.locator("textarea").evaluate_all("(fields) => fields.map((field) => field.autocomplete)")
        == ["off"] * 7
    )
