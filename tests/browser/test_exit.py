"""The press: every way to leave, and what stays silent. Requirements: `docs/evidence/promises.md`."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.support.addresses import every_kind_once
from tests.support.safe_site import SafeSite

PATHS = sorted({*every_kind_once()} - {"/en/", "/offline/"})
COVERED = "getComputedStyle(document.documentElement).display"
TRANSPARENT = "getComputedStyle(document.documentElement).opacity"


@pytest.mark.requirement("Q4", "Q11", "Q14", "Q17")
@pytest.mark.parametrize("scripting", [True, False], ids=["scripting", "no-scripting"])
def test_one_tap_leaves_without_a_trace(new_context: NewContext, safe_site: SafeSite, *, scripting: bool) -> None:
    page = new_context(java_script_enabled=scripting).new_page()
    page.goto("/en/help/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("[data-exit]").tap()
    page.wait_for_url(safe_site.url)
    assert len(page.context.pages) == 1
    assert asked.count(safe_site.url) == 1
    assert page.locator("p").inner_text() == "None", "it is told where the reader was"


@pytest.mark.requirement("Q1", "Q7")
@pytest.mark.parametrize(
    "path", ["/en/", "/offline/", *(pytest.param(path, marks=pytest.mark.exhaustive) for path in PATHS)]
)
def test_a_tap_leaves(new_context: NewContext, safe_site: SafeSite, path: str) -> None:
    """`audit/` presses the exit of each template in every run, by tap and by key, and bars the way it takes."""
    page = new_context().new_page()
    page.goto(path)
    page.locator("[data-exit]").tap()
    page.wait_for_url(safe_site.url)
    page.goto("/en/jotter/")
    page.get_by_role("button", name="Continue").tap()
    page.wait_for_url("**/en/")


@pytest.mark.requirement("Q7")
def test_enter_on_the_first_tab_stop_leaves(new_context: NewContext, safe_site: SafeSite) -> None:
    page = new_context().new_page()
    page.goto("/cy/cymorth/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hasAttribute('data-exit')")
    page.keyboard.press("Enter")
    page.wait_for_url(safe_site.url)


def test_skip_link_is_the_visible_second_stop(phone: Page) -> None:
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


@pytest.mark.requirement("Q8")
@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/cy/cynllun/", "Escape"),
        ("/cy/fy-ngeiriau/", "Shift"),
        *(pytest.param(path, key, marks=pytest.mark.exhaustive) for path in PATHS for key in ("Escape", "Shift")),
    ],
)
def test_three_presses_of_a_key_leave(new_context: NewContext, safe_site: SafeSite, path: str, key: str) -> None:
    page = new_context().new_page()
    page.goto(path)
    page.locator("a").last.focus()
    for _ in range(3):
        page.keyboard.press(key)
    page.wait_for_url(safe_site.url)


def test_a_double_click_leaves_once(new_context: NewContext, safe_site: SafeSite) -> None:
    page = new_context().new_page()
    page.goto("/en/help/")
    page.locator("[data-exit]").evaluate("(link) => { link.click(); link.click(); }")
    expect(page).to_have_url(safe_site.url)  # `wait_for_url` would fail on the first of the two, which is cut short


STAY = {
    "two": ["Escape"] * 2,
    "broken": ["Escape", "Escape", "a", "Escape"],
    "capitals": ["Shift+A"] * 3,
    "back-tab": ["Shift+Tab"] * 3,
}


FIELDS = ("<input>", "<textarea></textarea>", "<dialog open><a href='#'>x</a></dialog>")
ON_THE_SCREEN = """() => { for (let press = 0; press < 3; press++) document.body.dispatchEvent(
    new KeyboardEvent("keydown", { key: "Shift", code: "", bubbles: true })) }"""
"""The keys of a keyboard on the screen."""


def test_other_keys_stay(phone: Page) -> None:
    phone.goto("/en/step-1/")

    def stays(why: str) -> None:
        assert phone.evaluate(COVERED) == "block", why
        assert phone.evaluate("localStorage.length") == 0, why

    for name, keys in STAY.items():
        for key in (*keys, "b"):  # another key ends a series
            phone.keyboard.press(key)
        stays(name)
    phone.evaluate(ON_THE_SCREEN)
    stays("on the screen")
    for place in FIELDS:
        phone.evaluate("(html) => document.querySelector('main').insertAdjacentHTML('afterbegin', html)", place)
        phone.locator("main input, main textarea, main dialog a").first.focus()
        for _ in range(3):
            phone.keyboard.press("Shift")
        stays(place)


@pytest.mark.requirement("Q8")
def test_keys_are_advertised_beside_a_keyboard(new_context: NewContext) -> None:
    for touch, shown in ((True, False), (False, True)):
        page = new_context(has_touch=touch, is_mobile=touch).new_page()
        page.goto("/en/leaving/")
        assert page.locator(".keyboard-hint").is_visible() == shown


@pytest.mark.requirement("Q9", "Q10")
def test_blank_and_neutral_before_the_press_has_ended(phone: Page) -> None:
    """By the time the click handler returns, nothing of the page is left: it waits for no network."""
    phone.goto("/en/help/")
    phone.route("**/jotter/", lambda _route: None)  # never answered: a page that is gone answers nobody either
    display, title, icons = phone.evaluate("""() => {
        document.querySelector('[data-exit]').click();
        return [getComputedStyle(document.documentElement).display, document.title,
            [...document.querySelectorAll('link[rel=icon]')].map((icon) => icon.href)];
    }""")
    assert display == "none"
    assert title == "Jotter"
    assert all("/jotter." in icon for icon in icons)


@pytest.mark.requirement("Q9")
def test_the_screen_is_blank_under_a_pressed_mouse(phone: Page) -> None:
    phone.goto("/en/help/")
    box = phone.locator("[data-exit]").bounding_box()
    assert box is not None
    phone.mouse.move(box["x"] + 20, box["y"] + 20)
    phone.mouse.down()
    assert phone.evaluate(TRANSPARENT) == "0"
    phone.mouse.move(100, 100)
    phone.mouse.up()
    expect(phone.locator("html")).to_have_css("opacity", "1")
    assert phone.url.endswith("/en/help/")
    assert phone.evaluate("localStorage.length") == 0


@pytest.mark.requirement("Q2")
def test_exit_is_on_top_of_a_low_screen(new_context: NewContext) -> None:
    page = new_context(viewport={"width": 320, "height": 280}).new_page()
    page.goto("/cy/cam-2/")
    page.evaluate("document.documentElement.style.fontSize = '36px'")
    box = page.locator("[data-exit]").bounding_box()
    assert box is not None
    assert page.evaluate(
        "([x, y]) => !!document.elementFromPoint(x, y).closest('[data-exit]')",
        [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
    )


@pytest.mark.requirement("Q20")
def test_what_a_press_asks_for(new_context: NewContext, safe_site: SafeSite) -> None:
    page = new_context().new_page()
    page.goto("/en/help/", wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(re.sub(r"#.*", "", request.url)))
    page.locator("[data-exit]").tap()
    page.wait_for_url(safe_site.url)
    ours = [url.split("/", 3)[3] for url in asked if not url.startswith(safe_site.url)]
    assert {path for path in ours if not path.startswith("static/icons/")} == {"en/jotter/", "up.txt"}


@pytest.mark.requirement("Q18")
def test_what_leaving_does_is_one_tap_away(phone: Page) -> None:
    phone.goto("/cy/")
    phone.locator(".foot").get_by_role("link", name="Beth mae gadael yn ei wneud").tap()
    phone.wait_for_url("**/cy/gadael/")
