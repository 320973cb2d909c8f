"""After the press: no return shows the pages again until Continue. Q numbers: `docs/evidence/promises.md`."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import BrowserContext, Error, Page, expect

from tests.browser.conftest import NewContext, elsewhere
from tests.support.connection import Connection
from tests.support.safe_site import SafeSite

TRIES = 2000
"""How often the browser is asked whether it has gone on; each takes a few milliseconds or more."""
SEARCH = "https://search.example/"
VISIT = ("/en/", "/en/step-1/", "/en/step-1-who-knows/", "/en/help/")
QUIET = re.compile(rf"^(about:blank|{re.escape(SEARCH)}|http://127.0.0.1:\d+/((en/jotter|cy/nodiadau)/)?)$")
"""The addresses that may be seen while locked: what came before, the safe site and the decoy page."""
SHOWN = """
const look = () => {
  const locked = localStorage.getItem("away");
  const exit = document.querySelector("[data-exit]");
  if (locked && exit?.checkVisibility({ opacityProperty: true })) console.log("SHOWN");
  requestAnimationFrame(look);
};
look();
"""
NO_STORAGE = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
)


def _tab(context: BrowserContext) -> tuple[Page, list[str]]:
    """Open a tab that notes each time a page is on the screen while the lock is set."""
    context.route(f"{SEARCH}**", elsewhere)
    page = context.new_page()
    page.add_init_script(SHOWN)
    shown: list[str] = []
    page.on("console", lambda message: shown.append(page.url) if message.text == "SHOWN" else None)
    return page, shown


def _visit(page: Page) -> None:
    """Come from a search, then follow links as a reader does."""
    page.goto(SEARCH)
    page.goto(VISIT[0])
    for path in VISIT[1:]:
        page.locator(f'a[href="{path}"]').first.tap()
        page.wait_for_url(f"**{path}")


def _leave(page: Page, safe_site: SafeSite) -> None:
    page.locator("[data-exit]").tap()
    page.wait_for_url(safe_site.url)


def _history(page: Page) -> list[str]:
    answer = page.context.new_cdp_session(page).send("Page.getNavigationHistory")
    return [re.sub(r"^http://127.0.0.1:\d+(?=/.)", "", entry["url"]) for entry in answer["entries"]]


def _place(page: Page) -> tuple[int, int]:
    """Return where in its history a tab is, and how many entries that has."""
    session = page.context.new_cdp_session(page)
    history = session.send("Page.getNavigationHistory")
    session.detach()
    return history["currentIndex"], len(history["entries"])


def _step(page: Page, way: str) -> None:
    """Take one step in the history, where there is one to take, and wait until it is taken."""
    at, count = _place(page)
    to = at + (1 if way == "forward" else -1)
    page.evaluate(f"setTimeout(() => history.{way}())")
    for _ in range(TRIES if 0 <= to < count else 0):
        with suppress(Error):  # between two pages there is nobody to ask
            if _place(page)[0] == to:
                break
    else:
        assert not 0 <= to < count, f"{way} is never taken from {page.url}"
    page.wait_for_load_state()
    expect(page).to_have_url(QUIET)


def test_back_works_before_anybody_leaves(new_context: NewContext) -> None:
    page, _shown = _tab(new_context())
    _visit(page)
    for path in reversed(VISIT[:-1]):
        page.go_back()
        assert page.url.endswith(path)
        expect(page.locator("h1")).to_be_visible()


@pytest.mark.requirement("Q12", "Q13")
def test_neither_back_nor_forward_shows_a_page(new_context: NewContext, safe_site: SafeSite) -> None:
    page, shown = _tab(new_context())
    _visit(page)
    _leave(page, safe_site)
    assert _history(page) == ["about:blank", SEARCH, *VISIT[:3], "/en/jotter/", safe_site.url]
    for way in ["back"] * 6 + ["forward"] * 6:
        _step(page, way)
        assert page.locator("[data-exit]:visible").count() == 0, page.url
    assert shown == []


@pytest.mark.requirement("Q12")
def test_every_address_is_the_decoy_page_while_locked(new_context: NewContext, safe_site: SafeSite) -> None:
    page, shown = _tab(new_context())
    page.goto("/en/help/")
    _leave(page, safe_site)
    for path in ("/en/help/", "/cy/cymorth/", "/nope", "/"):
        page.goto(path, wait_until="commit")
        page.wait_for_url(re.compile("/(en/jotter|cy/nodiadau)/$"))
        page.reload()
        assert re.search("/(en/jotter|cy/nodiadau)/$", page.url), path
    assert shown == []


@pytest.mark.requirement("Q12")
def test_storage_locks_without_the_cookie(new_context: NewContext, safe_site: SafeSite) -> None:
    """Storage outlives a session cookie: with the cookie gone, the page locks itself before it paints."""
    page, shown = _tab(new_context())
    page.goto("/en/help/")
    _leave(page, safe_site)
    page.context.clear_cookies()
    page.goto("/en/help/", wait_until="commit")
    page.wait_for_url("**/en/jotter/")
    assert shown == []


def test_page_from_memory_is_shown_unless_locked(new_context: NewContext, safe_site: SafeSite) -> None:
    page, shown = _tab(new_context())
    page.goto("/en/help/")
    page.goto(safe_site.url)
    page.go_back()
    expect(page.locator("h1")).to_be_visible()
    _leave(page, safe_site)
    _step(page, "back")
    assert page.locator("[data-exit]:visible").count() == 0
    assert shown == []


def test_other_tabs_turn_to_the_decoy_page(new_context: NewContext, safe_site: SafeSite) -> None:
    context = new_context()
    first, _ = _tab(context)
    second, _ = _tab(context)
    second.goto("/cy/cam-1/")
    first.goto("/en/help/")
    _leave(first, safe_site)
    second.wait_for_url("**/cy/nodiadau/")


@pytest.mark.our_server
@pytest.mark.requirement("Q14")
def test_without_scripting_back_shows_only_the_decoy_page(new_context: NewContext, safe_site: SafeSite) -> None:
    page = new_context(java_script_enabled=False).new_page()
    for path in VISIT:
        page.goto(path)
    _leave(page, safe_site)
    for _ in VISIT:
        page.go_back()
        assert page.url.endswith("/en/jotter/")
    page.get_by_role("button", name="Continue").tap()
    page.wait_for_url("**/en/")
    expect(page.locator("h1")).to_be_visible()
    assert page.context.cookies() == []


@pytest.mark.our_server
def test_continue_also_opens_a_lock_without_script(new_context: NewContext) -> None:
    """As the server set it until November 2026."""
    page = new_context().new_page()
    page.goto("/en/jotter/")
    page.context.add_cookies([{"name": "away", "value": "1", "domain": "127.0.0.1", "path": "/", "httpOnly": True}])
    page.goto("/en/help/")
    assert page.url.endswith("/en/jotter/")
    page.get_by_role("button", name="Continue").tap()
    page.wait_for_url("**/en/")
    assert page.context.cookies() == []


@pytest.mark.requirement("Q19")
def test_continue_takes_the_lock_away(new_context: NewContext, safe_site: SafeSite) -> None:
    page, _ = _tab(new_context())
    page.goto("/cy/cymorth/")
    _leave(page, safe_site)
    page.goto("/cy/cymorth/")
    page.wait_for_url("**/cy/nodiadau/")
    page.get_by_role("button", name="Parhau").tap()
    page.wait_for_url("**/cy/")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    assert page.context.cookies() == []


def test_with_storage_blocked_the_cookie_locks(new_context: NewContext, safe_site: SafeSite) -> None:
    page = new_context().new_page()
    page.add_init_script(NO_STORAGE)
    page.goto("/en/")
    page.goto("/en/help/")
    _leave(page, safe_site)
    for _ in range(2):
        _step(page, "back")
        assert page.locator("[data-exit]:visible").count() == 0
    assert page.url.endswith("/en/jotter/")


@pytest.mark.requirement("Q15")
def test_an_installed_app_stays_on_the_decoy_page(new_context: NewContext, safe_site: SafeSite) -> None:
    page = new_context().new_page()
    page.add_init_script("matchMedia = (query) => ({ matches: query === '(display-mode: standalone)' })")
    page.goto("/en/help/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("[data-exit]").tap()
    page.wait_for_url("**/en/jotter/")
    page.wait_for_load_state("networkidle")
    assert not any(safe_site.url in url or "up.txt" in url for url in asked)


@pytest.mark.requirement("Q15")
@pytest.mark.parametrize("way", ["press", "route"])
def test_offline_the_exit_stays_on_the_decoy_page(
    new_context: NewContext, connection: Connection, way: str
) -> None:
    page = new_context(service_workers="allow", base_url=connection.url).new_page()
    page.goto("/en/help/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    connection.cut()
    if way == "press":
        page.locator("[data-exit]").tap()
        page.wait_for_url("**/en/jotter/")
    else:
        page = page.context.new_page()
        page.goto("/en/jotter/out")
        assert page.url.endswith("/en/jotter/")
    expect(page.get_by_role("heading", name="Jotter")).to_be_visible()
    page.get_by_role("textbox").fill("milk")
    page.get_by_role("button", name="Continue").tap()
    page.wait_for_url("**/en/")
    expect(page.locator("h1")).to_be_visible()
