"""From home to help, with and without scripting, in both languages."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.support.hours_oracle import state_of, words_for
from tests.support.registry import STORE
from webapp.facts.text import LABEL

HOMES = {"en": ("/en/", "Get help now", "/en/help/"), "cy": ("/cy/", "Cael help nawr", "/cy/cymorth/")}


@pytest.mark.parametrize(
    ("code", "scripting"),
    [
        ("en", True),
        ("cy", False),
        *(pytest.param(*case, marks=pytest.mark.exhaustive) for case in (("en", False), ("cy", True))),
    ],
)
def test_help_is_one_tap_from_home(new_context: NewContext, code: str, scripting: bool) -> None:  # noqa: FBT001
    home, words, help_page = HOMES[code]
    page = new_context(java_script_enabled=scripting).new_page()
    page.goto(home)
    page.get_by_role("link", name=words).first.tap()
    page.wait_for_url(f"**{help_page}")
    for address in ("tel:999", "tel:101", "https://www.ceop.police.uk/Safety-Centre/"):
        link = page.locator(f'a[href="{address}"]').first
        expect(link).to_be_visible()
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 48


def test_language_switch_stays_on_the_page(phone: Page) -> None:
    phone.goto("/en/step-2/")
    phone.get_by_role("link", name="Cymraeg").tap()
    phone.wait_for_url("**/cy/cam-2/")
    phone.get_by_role("link", name="English").tap()
    phone.wait_for_url("**/en/step-2/")


def test_age_questions_lead_to_fitting_tools(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/en/step-2/")
    tools = page.get_by_role("link", name="Open")
    expect(tools).to_have_count(0)
    for answer in ("Under 18", "I am under 18 and in the UK"):
        page.get_by_role("link", name=answer, exact=True).tap()
    assert [words.split(" (")[0] for words in tools.all_inner_texts()] == [
        "Open Report Remove",
        "Open Take It Down",
    ]
    for _ in range(2):
        page.get_by_role("link", name="Back", exact=True).tap()
    page.get_by_role("link", name="18 or over", exact=True).tap()
    expect(tools.first).to_contain_text("StopNCII")


@pytest.mark.our_server
def test_front_door_follows_the_browser(new_context: NewContext) -> None:
    page = new_context(locale="cy-GB").new_page()
    page.goto("/")
    assert page.url.endswith("/cy/")


def test_install_is_only_offered_on_its_own_page(phone: Page) -> None:
    phone.goto("/en/keep/")
    button = phone.locator("[data-install]")
    expect(button).to_be_hidden()
    prevented = phone.evaluate(
        "() => !dispatchEvent(new Event('beforeinstallprompt', { cancelable: true }))",
    )
    assert prevented
    expect(button).to_be_visible()


NIGHT, NOON = "2030-12-03T01:00:00Z", "2030-12-03T12:00:00Z"
LATE = "2030-12-26T23:59:00Z"
OPENING = ("2030-12-03T07:59:00Z", "2030-12-03T08:00:00Z", "2030-07-02T06:59:00Z", "2030-07-02T07:00:00Z")


@pytest.mark.parametrize(
    ("zone", "path", "moments"),
    [
        ("Europe/London", "/en/help/", (*OPENING[:2], NOON)),
        ("America/New_York", "/en/help/", (LATE, NIGHT)),
        ("Asia/Tokyo", "/cy/cymorth/", (*OPENING, NOON, NIGHT)),
    ],
)
def test_meic_says_whether_it_is_open_and_stands_where_it_fits(
    new_context: NewContext, zone: str, path: str, moments: tuple[str, ...]
) -> None:
    """Childline, which never closes, is first; but Meic, which speaks Welsh, for whom it fits while it is open."""
    page = new_context(timezone_id=zone).new_page()
    for moment in moments:
        page.clock.set_fixed_time(moment)
        page.goto(path)
        badge = page.locator(".badge")
        says = json.loads(badge.get_attribute("data-hours") or "")["says"]
        expect(badge).to_have_text(words_for(state_of("meic", moment), moment, says))
        always = STORE.services["meic"].welsh == "always"
        fits = always and path.startswith("/cy/") and state_of("meic", moment)[0]
        assert page.locator(".open-first .name").all_inner_texts()[0] == ("Meic" if fits else "Childline")


def test_clock_wrong_by_years_shows_no_status(new_context: NewContext) -> None:
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto("/cy/cymorth/")
    written = plain.locator(".open-first .name").all_inner_texts()
    assert written[0] == "Childline"
    page = new_context().new_page()
    for moment in ("2001-01-01T12:00:00Z", "2062-01-02T12:00:00Z"):
        page.clock.set_fixed_time(moment)
        page.goto("/cy/cymorth/")
        assert page.locator(".open-first .name").all_inner_texts() == written
        assert set(page.locator("[data-hours]").all_inner_texts()) == {""}


def test_search_narrows_the_list_of_apps(phone: Page) -> None:
    phone.goto("/cy/apiau/")
    field = phone.get_by_role("searchbox", name="Teipio ei enw")
    field.fill("INSTA")
    rest = phone.locator("#apps li").last.inner_text()
    expect(phone.locator("#apps li:visible")).to_have_text(["Instagram", rest])
    field.fill("twitter")
    expect(phone.locator("#apps li:visible")).to_have_text(["X", rest])
    field.fill("zzz")
    expect(phone.locator("#apps li:visible")).to_have_text([rest])
    expect(phone.locator(".search [role=status]")).to_contain_text("Heb ddod o hyd i ddim byd")
    field.fill("")
    assert phone.locator("#apps li:visible").count() == phone.locator("#apps li").count() > 20


def test_the_list_of_apps_is_whole_without_scripting(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/en/apps/")
    expect(page.locator(".search")).to_be_hidden()
    page.get_by_role("link", name="Kik").tap()
    page.wait_for_url("**/en/apps/kik/")
    last = STORE.platforms["kik"].steps[-1]["en"]
    expect(page.get_by_text(LABEL.sub(r"\1", last))).to_be_visible()


def test_no_badge_without_scripting(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/en/help/")
    expect(page.locator(".badge")).to_be_hidden()
    assert page.locator(".hours").count() > 1
    for hours in page.locator(".hours").all():
        expect(hours).to_contain_text("Open ")
