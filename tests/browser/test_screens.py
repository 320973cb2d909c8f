"""One thing at a time: one screen is seen, said on arrival, in reach of the thumb, and left as any page is."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.support.connection import Connection
from tests.support.registry import PAGES
from tests.support.safe_site import SafeSite
from webapp.i18n.languages import LANGUAGES

PATHS = [page.path(language) for page in PAGES if "screens" in page.uses for language in LANGUAGES]
WALK = """() => {
  const sections = [...document.querySelectorAll(".screens > section")];
  const seen = (element) => element.checkVisibility();
  const bar = document.querySelector(".bar").getBoundingClientRect().top;
  const coversNothing = (row, parts) =>
    !row || parts.every((part) => part.getBoundingClientRect().bottom <= row.getBoundingClientRect().top + 1);
  const at = () => {
    const [row] = sections.filter(seen).flatMap((section) => [...section.querySelectorAll(".onward")]);
    const way = row?.querySelector(".next")?.getBoundingClientRect();
    const before = row && [...row.parentElement.children].filter((part) => part !== row && seen(part));
    return {
      shown: sections.filter(seen).map((section) => section.querySelector("h2").id),
      focused: document.activeElement.id,
      top: scrollY,
      title: seen(document.querySelector("h1")) && document.querySelector("h1").getBoundingClientRect().width,
      inReach: way ? way.height >= 48 && way.bottom <= bar && way.top > bar / 2 : coversNothing(row, before),
      pill: document.querySelector(".lines .people").getBoundingClientRect().bottom < innerHeight / 3,
    };
  };
  const ids = [...document.querySelectorAll(".screens h2[id]")].map(({ id }) => id);
  return [at(), ...ids.map((id) => {
    location.hash = id;
    return at();
  })];
}"""


def test_each_screen_is_seen_alone_and_arrived_at(phone: Page) -> None:
    for path in PATHS:
        phone.goto(path)
        first, *others = phone.evaluate(WALK)
        assert first["shown"] == ["s1"], path
        alike = {"top": 0, "title": 1, "inReach": True, "pill": True}
        for number, screen in enumerate(others, 1):
            assert screen == {"shown": [f"s{number}"], "focused": f"s{number}"} | alike, (path, number)


@pytest.mark.parametrize("scripting", [True, False], ids=["scripting", "no-scripting"])
def test_next_and_back_ask_the_network_for_nothing(
    new_context: NewContext, connection: Connection, *, scripting: bool
) -> None:
    """A whole browser looks its icon up again at each screen, among what it has."""
    page = new_context(base_url=connection.url, java_script_enabled=scripting).new_page()
    page.goto("/en/now/", wait_until="networkidle")
    asked = connection.asked
    for number in range(2, 11):
        page.locator(".next:visible").tap()
        expect(page.locator("h2:visible")).to_contain_text(f"{number} of 10")
    page.get_by_role("link", name="Back", exact=True).tap()
    expect(page.locator("h2:visible")).to_contain_text("9 of 10")
    assert page.url.endswith("/en/now/#s9")
    assert connection.asked == asked
    page.reload()
    expect(page.locator("h2:visible")).to_contain_text("9 of 10")


def test_all_screens_can_be_shown_at_once(phone: Page) -> None:
    phone.goto("/en/now/")
    phone.get_by_role("link", name="See all ten on one page").tap()
    expect(phone.locator("h2:visible")).to_have_count(10)
    expect(phone.get_by_role("heading", level=1)).to_be_in_viewport()
    expect(phone.locator(".onward a:visible")).to_have_count(1)  # the last leads to another page
    phone.get_by_role("link", name="One thing at a time").tap()
    expect(phone.locator("h2:visible")).to_have_count(1)
    phone.goto("/en/step-2/#all")
    expect(phone.locator(".branch:visible")).to_have_count(0)
    expect(phone.get_by_role("link", name="Open Report Remove")).to_be_visible()


def _go_to_the_fourth(page: Page) -> None:
    page.goto("/en/")
    page.goto("/en/now/")
    for _ in range(3):
        page.locator(".next:visible").tap()
    expect(page.locator("h2:visible")).to_contain_text("4 of 10")


def _away(safe_site: SafeSite) -> re.Pattern[str]:
    """Return what matches the safe site, the decoy page and the empty page."""
    return re.compile(rf"^({re.escape(safe_site.url)}|about:blank|.*/en/jotter/)$")


def _nothing_comes_back(page: Page, safe_site: SafeSite) -> None:
    """Go back more often than there are entries."""
    for _ in range(7):
        page.go_back()
        expect(page).to_have_url(_away(safe_site))
        assert "Tell one person" not in page.locator("body").inner_text()


WAYS: dict[str, Any] = {
    "a tap": lambda page: page.locator("[data-exit]").tap(),
    "three keys": lambda page: [page.keyboard.press("Escape") for _ in range(3)],
    "a tap, and Back at once": lambda page: page.evaluate(
        "setTimeout(() => { document.querySelector('[data-exit]').click(); history.back(); })"
    ),
}


@pytest.mark.requirement("Q7", "Q8", "Q13")
@pytest.mark.parametrize(
    "way", [pytest.param(way, marks=pytest.mark.exhaustive if way == "three keys" else ()) for way in WAYS]
)
def test_leaving_from_the_middle_leaves_no_screen_behind(
    new_context: NewContext, safe_site: SafeSite, way: str
) -> None:
    page = new_context().new_page()
    _go_to_the_fourth(page)
    WAYS[way](page)
    expect(page).to_have_url(_away(safe_site))  # `wait_for_url` would fail where Back cuts the first way short
    _nothing_comes_back(page, safe_site)


@pytest.mark.exhaustive
@pytest.mark.requirement("Q8")
def test_back_at_once_never_keeps_a_blank_page(new_context: NewContext, safe_site: SafeSite) -> None:
    """Where Back cancels the exit it starts again: one time in five it did not, and the screen stayed blank."""
    for _ in range(20):
        context = new_context()
        page = context.new_page()
        _go_to_the_fourth(page)
        WAYS["a tap, and Back at once"](page)
        expect(page).to_have_url(_away(safe_site))
        context.close()


@pytest.mark.our_server
@pytest.mark.requirement("Q11")
def test_without_scripting_no_screen_is_left_behind(new_context: NewContext, safe_site: SafeSite) -> None:
    page = new_context(java_script_enabled=False).new_page()
    _go_to_the_fourth(page)
    page.locator("[data-exit]").tap()
    page.wait_for_url(safe_site.url)
    for _ in range(4):
        page.go_back()
        page.wait_for_url("**/en/jotter/**")


def test_decoy_covers_a_screen_and_restores_it(new_context: NewContext) -> None:
    page = new_context().new_page()
    page.add_init_script("localStorage.setItem('cover', '1')")
    page.goto("/en/my-words/")
    page.locator(".next:visible").tap()
    page.locator("textarea:visible").fill("mine")
    page.evaluate("""() => {
        Object.defineProperty(document, "hidden", { configurable: true, value: true });
        document.dispatchEvent(new Event("visibilitychange"));
    }""")
    expect(page.locator("h1")).to_have_text("Jotter")
    page.evaluate("history.back()")
    expect(page).to_have_url(re.compile("/en/jotter/$"))
    page.get_by_role("button", name="Continue").tap()
    expect(page.locator("h1")).not_to_have_text("Jotter")
    assert page.locator("textarea").first.input_value() == "mine"


def test_wide_screens_and_large_text_have_no_row(new_context: NewContext) -> None:
    for width, size in ((1280, 18), (320, 36)):
        page = new_context(viewport={"width": width, "height": 640}).new_page()
        page.goto("/en/now/#s3")
        page.evaluate("(size) => { document.documentElement.style.fontSize = `${size}px` }", size)
        words, row = (page.locator(f"#s3 ~ {part}").first.bounding_box() for part in ("p", ".onward"))
        assert words is not None
        assert row is not None
        assert row["y"] >= words["y"] + words["height"]
        covered = page.evaluate("""() => {
            const row = document.querySelector("#s3 ~ .onward").getBoundingClientRect();
            return [...document.querySelectorAll("#s3 ~ :not(.onward)")]
                .some((part) => part.getBoundingClientRect().bottom > row.top + 1);
        }""")
        assert not covered
