"""The journeys of a reader in Firefox and WebKit: help, language, plan, words, the icon, and all of it offline."""

from collections.abc import Iterator

import pytest

from tests.browser.layout import AXE, CHECKS
from tests.support.server import Server
from tests.weekly.engines.engine import Engine, text, wait_for_url, wait_until

TAB, ENTER = "\ue004", "\ue007"
VISIBLE = "return document.querySelector(arguments[0]).checkVisibility()"
FOCUSED = "return document.activeElement.matches(arguments[0])"
STEPS = """return [...document.querySelectorAll("ol.steps > li")]
    .filter((step) => step.checkVisibility()).map((step) => step.querySelector("strong").innerText)"""
SCREENS = """return [...document.querySelectorAll(".screens > section")]
    .filter((section) => section.checkVisibility()).map((section) => section.querySelector("h2").id)"""
PRESS = """[...document.querySelectorAll(arguments[0])].find((link) => link.checkVisibility()).click()"""
KEPT = """navigator.serviceWorker.ready.then((registration) => { window.kept = registration.active.state; });"""
FIND = """window.found = null; audit.check(["axe"]).then(({ axe }) => { window.found = axe; })"""
PAGES = ("/en/", "/cy/cymorth/", "/en/plan/", "/cy/cam-1/", "/en/apps/", "/cy/cadw/")
HOMES = [("/en/", "/en/help/", "Get help now"), ("/cy/", "/cy/cymorth/", "Cael help nawr")]


@pytest.fixture
def site() -> Iterator[Server]:
    """A server of its own, to stop."""
    running = Server().start()
    yield running
    running.stop()


def _visible(engine: Engine, selector: str) -> bool:
    return bool(engine.run(VISIBLE, selector))


def _kept(engine: Engine) -> object:
    engine.run(KEPT)
    return engine.run("return window.kept")


@pytest.mark.parametrize(("home", "path", "heading"), HOMES, ids=["en", "cy"])
def test_help_is_one_press_from_home(engine: Engine, server: Server, home: str, path: str, heading: str) -> None:
    engine.open(server.url + home)
    engine.click("a.hero")
    wait_for_url(engine, server.url + path)
    assert text(engine, "h1") == heading
    for selector in ("a[href='tel:999']", "a[href='tel:101']", "[data-exit]"):
        assert _visible(engine, selector), selector
    assert engine.run("return getComputedStyle(document.querySelector('.bar')).position") == "fixed"
    words = {"en": ("Open now", "Closed now"), "cy": ("Ar agor nawr", "Ar gau nawr")}[path[1:3]]
    assert text(engine, ".badge").startswith(words)


def test_language_changes_in_place_and_back_returns(engine: Engine, server: Server) -> None:
    engine.open(f"{server.url}/en/apps/snapchat/")
    engine.click(".switch")
    wait_for_url(engine, f"{server.url}/cy/apiau/snapchat/")
    assert engine.run("return document.documentElement.lang") == "cy"
    engine.back()
    wait_for_url(engine, f"{server.url}/en/apps/snapchat/")
    assert engine.run("return document.documentElement.lang") == "en"


def test_plan_leads_on_and_forgets_the_answers(engine: Engine, server: Server) -> None:
    engine.open(f"{server.url}/en/plan/")
    for screen in ("s2", "s4", "s8"):
        engine.run(PRESS, f".answers a[href='#{screen}']")
        wait_for_url(engine, f"{server.url}/en/plan/#{screen}")
        assert engine.run(SCREENS) == [screen]
        assert engine.run("return document.activeElement.id") == screen
    assert engine.run(STEPS) == ["The first ten minutes", "Tell an adult", "I’ve already paid"]
    engine.open(f"{server.url}/en/")
    assert engine.run("return localStorage.length + sessionStorage.length") == 0


def test_the_screen_to_show_turns_to_the_adult(engine: Engine, server: Server) -> None:
    engine.open(f"{server.url}/cy/cam-1-dangos/")
    assert _visible(engine, "div.show")
    assert not _visible(engine, "#needs")
    engine.click("summary")
    assert _visible(engine, "#needs a[href='tel:999']")
    assert not _visible(engine, "div.show")


def test_words_to_say_unfold_group_by_group(engine: Engine, server: Server) -> None:
    engine.open(f"{server.url}/en/step-1/")
    engine.click("details[name=who]:nth-of-type(1) summary")
    engine.click("details[name=who]:nth-of-type(2) summary")
    assert engine.run("return document.querySelectorAll('details[name=who][open]').length") == 1
    assert _visible(engine, "details[open] [data-copy]")


def test_icon_page_offers_no_idle_button(engine: Engine, server: Server) -> None:
    engine.open(f"{server.url}/en/keep/")
    assert not _visible(engine, "[data-install]")
    engine.click("details summary")
    assert _visible(engine, "details[open] ol")
    manifest = engine.run("return document.querySelector('link[rel=manifest]').href")
    assert manifest == f"{server.url}/en/app.webmanifest"
    assert engine.run("return document.querySelector('link[rel=apple-touch-icon]').href").endswith(".png")


def test_an_app_is_found_by_its_name(engine: Engine, server: Server) -> None:
    engine.open(f"{server.url}/cy/apiau/")
    engine.click("input[type=search]")
    engine.press(*"insta")
    found = """return [...document.querySelectorAll("#apps li:not([data-last-resort])")]
        .filter((app) => app.checkVisibility()).map((app) => app.innerText.trim())"""
    wait_until(lambda: engine.run(found) == ["Instagram"], "one app is left")


def test_notes_are_gone_with_the_page(engine: Engine, server: Server) -> None:
    engine.open(f"{server.url}/en/my-words/#s2")
    engine.click("textarea")
    engine.press(*"words")
    assert engine.run("return document.querySelector('textarea').value") == "words"
    engine.open(f"{server.url}/en/")
    engine.back()
    wait_for_url(engine, f"{server.url}/en/my-words/#s2")
    assert engine.run("return document.querySelector('textarea').value") == ""


def test_keyboard_order_starts_with_the_exit(engine: Engine, server: Server) -> None:
    engine.open(f"{server.url}/cy/cymorth/")
    engine.press(TAB)
    assert engine.run(FOCUSED, "[data-exit]")
    engine.press(TAB)
    assert engine.run(FOCUSED, ".skip")
    engine.press(ENTER)
    engine.press(TAB)
    assert engine.run(FOCUSED, "main a[href='tel:999']")
    engine.press(TAB)
    assert engine.run("return getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_axe_finds_nothing(engine: Engine, server: Server) -> None:
    for path in PAGES:
        engine.open(server.url + path)
        engine.run(AXE.read_text(encoding="utf-8") + "\nwindow.axe = axe;")
        engine.run(CHECKS.read_text(encoding="utf-8") + FIND)
        wait_until(lambda: engine.run("return window.found") is not None, "axe has read the page")
        assert engine.run("return window.found") == [], path


def test_nothing_scrolls_sideways_with_twice_the_text(engine: Engine, server: Server) -> None:
    for path in PAGES:
        engine.open(server.url + path)
        engine.run("document.documentElement.style.fontSize = '36px'")
        width = engine.run("return [document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert width[0] <= width[1], path


def test_the_journey_goes_on_with_the_network_gone(engine: Engine, site: Server) -> None:
    engine.open(f"{site.url}/en/")
    wait_until(lambda: _kept(engine) == "activated", "the site is kept")
    site.stop()
    engine.open(f"{site.url}/en/")
    engine.click("a.hero")
    wait_for_url(engine, f"{site.url}/en/help/")
    engine.click(".switch")
    wait_for_url(engine, f"{site.url}/cy/cymorth/")
    assert _visible(engine, "a[href='tel:999']")
    engine.open(f"{site.url}/en/nothing-like-this/")
    assert _visible(engine, "a[href='tel:999']")
    engine.open(f"{site.url}/en/plan/")
    engine.click("[data-exit]")
    wait_for_url(engine, f"{site.url}/en/jotter/")
