"""The exit in Firefox and WebKit: after the press neither Back nor Forward shows a page until Continue."""

from collections.abc import Iterator

import pytest

from tests.support.safe_site import SafeSite
from tests.support.server import Server
from tests.weekly.engines.conftest import StartEngine
from tests.weekly.engines.engine import ESCAPE, SHIFT, Engine, text, wait_for_url, wait_until
from tests.weekly.engines.firefox import Firefox

VISIT = ("/en/", "/en/help/", "/en/step-1/")


@pytest.fixture(scope="module")
def site(safe_site: SafeSite) -> Iterator[Server]:
    """Our server, whose exit leads to another origin."""
    running = Server().start(CAMAU_EXIT_URL=safe_site.url)
    yield running
    running.stop()


@pytest.fixture
def site_that_leads_home() -> Iterator[Server]:
    """Our server, whose exit leads to a plain file of its own: WebKit's driver cannot go back across origins.

    It has no worker, which, once active, would answer for that file with the decoy page.
    """
    server = Server()
    yield server.start(CAMAU_EXIT_URL=f"{server.url}/robots.txt", CAMAU_KILL_SWITCH="true")
    server.stop()


def _visit(engine: Engine, site: Server) -> None:
    for path in VISIT:
        engine.open(site.url + path)
    assert text(engine, "h1") == "Tell an adult"


def _go_to_the_fourth_screen(engine: Engine, site: Server) -> None:
    engine.open(f"{site.url}/en/")
    engine.open(f"{site.url}/en/now/")
    for screen in ("s2", "s3", "s4"):
        engine.run("document.querySelector(arguments[0]).click()", f".next[href='#{screen}']")
        wait_for_url(engine, f"{site.url}/en/now/#{screen}")


def _nothing_is_shown(engine: Engine, site: Server, safe: str) -> None:
    def quiet() -> bool:
        return engine.url in {"about:blank", safe, f"{site.url}/en/jotter/"}

    wait_until(quiet, f"{engine.name} shows {engine.url}")


def _go_through_history(engine: Engine, site: Server, safe: str) -> None:
    for _ in range(5):
        engine.back()
        _nothing_is_shown(engine, site, safe)
    for _ in range(5):
        engine.forward()
        _nothing_is_shown(engine, site, safe)


def _continue(engine: Engine, site: Server) -> None:
    engine.open(f"{site.url}/en/jotter/")
    engine.click("button")
    wait_for_url(engine, f"{site.url}/en/")
    assert text(engine, "h1") == "Is someone threatening to share your pictures?"


@pytest.mark.requirement("Q4", "Q12", "Q13", "Q17", "Q19")
def test_firefox_history(start_engine: StartEngine, site: Server, safe_site: SafeSite) -> None:
    firefox = start_engine("firefox")
    _visit(firefox, site)
    firefox.back()
    assert text(firefox, "h1") == "Get help now", "Back works, from Firefox's memory, before anybody leaves"
    firefox.forward()
    firefox.click("[data-exit]")
    wait_for_url(firefox, safe_site.url)
    assert text(firefox, "p") == "None", "the safe site is told where the reader was"
    _go_through_history(firefox, site, safe_site.url)
    _continue(firefox, site)


@pytest.mark.requirement("Q12", "Q13")
def test_firefox_from_the_middle_of_the_screens(
    start_engine: StartEngine, site: Server, safe_site: SafeSite
) -> None:
    firefox = start_engine("firefox")
    _go_to_the_fourth_screen(firefox, site)
    firefox.click("[data-exit]")
    wait_for_url(firefox, safe_site.url)
    _go_through_history(firefox, site, safe_site.url)


@pytest.mark.requirement("Q7", "Q8")
@pytest.mark.parametrize("key", [ESCAPE, SHIFT], ids=["escape", "shift"])
def test_firefox_keys(start_engine: StartEngine, site: Server, safe_site: SafeSite, key: str) -> None:
    firefox = start_engine("firefox")
    _visit(firefox, site)
    firefox.press(key, key, key)
    wait_for_url(firefox, safe_site.url)


@pytest.mark.requirement("Q12")
def test_firefox_other_tabs(start_engine: StartEngine, site: Server, safe_site: SafeSite) -> None:
    firefox = start_engine("firefox")
    _visit(firefox, site)
    first = firefox.tab()
    second = firefox.new_tab()
    firefox.open(f"{site.url}/cy/cymorth/")
    firefox.switch(first)
    firefox.click("[data-exit]")
    wait_for_url(firefox, safe_site.url)
    firefox.switch(second)
    wait_for_url(firefox, f"{site.url}/cy/nodiadau/")


@pytest.mark.requirement("Q14")
def test_firefox_without_scripting(start_engine: StartEngine, site: Server, safe_site: SafeSite) -> None:
    firefox = start_engine("firefox")
    assert isinstance(firefox, Firefox)
    firefox.scripting_off()
    for path in VISIT:
        firefox.open(site.url + path)
    firefox.click("[data-exit]")
    wait_until(lambda: firefox.url == safe_site.url, "the safe site")
    for _ in VISIT:
        firefox.back()
        wait_until(lambda: firefox.url == f"{site.url}/en/jotter/", f"the jotter, not {firefox.url}")


@pytest.mark.requirement("Q4", "Q12", "Q13", "Q19")
def test_webkit_history(start_engine: StartEngine, site_that_leads_home: Server) -> None:
    site = site_that_leads_home
    webkit = start_engine("webkit")
    _visit(webkit, site)
    webkit.back()
    wait_for_url(webkit, f"{site.url}/en/help/")
    webkit.click("[data-exit]")
    wait_for_url(webkit, f"{site.url}/robots.txt")
    _go_through_history(webkit, site, f"{site.url}/robots.txt")
    _continue(webkit, site)


@pytest.mark.requirement("Q12", "Q13")
def test_webkit_from_the_middle_of_the_screens(start_engine: StartEngine, site_that_leads_home: Server) -> None:
    site = site_that_leads_home
    webkit = start_engine("webkit")
    _go_to_the_fourth_screen(webkit, site)
    webkit.click("[data-exit]")
    wait_for_url(webkit, f"{site.url}/robots.txt")
    _go_through_history(webkit, site, f"{site.url}/robots.txt")
