"""Phones that lack what today's have: every word, number and the exit are still there.

What a phone does not know is taken out of the page on its way, as its parser would drop it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, reduce
from http import HTTPStatus

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import NewContext
from tests.browser.layout import ask, bring_checks, open_all
from tests.support.addresses import every_kind_once
from tests.support.safe_site import SafeSite
from tests.support.server import Server

Change = Callable[[str], str]
Words = Callable[[str], Counter[str]]
FEW = ("/cy/cynllun/", "/en/help/")
"""Two of the pages that ask most of a phone: choices, and badges and numbers."""
EVERY = pytest.param(
    [path for path in every_kind_once() if path.startswith(("/en/", "/cy/"))], marks=pytest.mark.exhaustive
)


def _unknown(pattern: str) -> Change:
    """Return what makes a rule or a media query that holds `pattern` one that the browser drops."""
    return lambda html: re.sub(pattern, ":nobody-knows-this(" if pattern.endswith(r"\(") else ":unknown", html)


def _without_style(html: str) -> str:
    return re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)


def _scripts_that_stop(html: str) -> str:
    """A browser that meets syntax it does not know runs nothing of that script."""
    return re.sub(r"(<script(?! src)[^>]*>).*?</script>", r"\1?.</script>", html, flags=re.DOTALL)


LACKS: dict[str, Change] = {
    "has": _unknown(r":has\("),
    "focus-visible": _unknown(r":focus-visible(?=[,{])"),
    "dark mode": _unknown(r"prefers-color-scheme"),
    "scripting media": _unknown(r"scripting(?=:enabled)"),
    "custom properties": _unknown(r"var(?=\(--)"),
    "grid": _unknown(r"display:grid"),
    "target": _unknown(r":target\b"),
    "small screens' units and shorthands": _unknown(r"\d+svh|inset-inline|translate\(|sticky"),
    "styles": _without_style,
    "modern script": _scripts_that_stop,
}
LOOKS = ("focus-visible", "dark mode", "scripting media", "grid", "small screens' units and shorthands")
"""What an old phone lacks together; `make test-part NAME=exhaustive` takes each away by itself."""
LACKS["five at once"] = lambda html: reduce(lambda changed, name: LACKS[name](changed), LOOKS, html)
MARKS = {"modern script": pytest.mark.our_server} | dict.fromkeys(LOOKS, pytest.mark.exhaustive)
LACKING = [pytest.param(name, marks=MARKS.get(name, ())) for name in LACKS]
WITHOUT_SCREENS = {"has", "target", "styles"}
"""What no page is screens without: it is one list there, unasked."""
MISSING_IN_SCRIPT = {
    "service worker": "delete Navigator.prototype.serviceWorker",
    "storage": "Object.defineProperty(window, 'localStorage', { get() { throw new Error('off') } })",
    "what is newer than iOS 12": """
        for (const name of ["userActivation", "share", "clipboard"]) delete Navigator.prototype[name];
        for (const name of ["caches", "cookieStore", "visualViewport", "structuredClone", "PointerEvent"])
            Object.defineProperty(window, name, { value: undefined });
        for (const type of [Array, String]) delete type.prototype.at;
        for (const name of ["replaceAll", "matchAll"]) delete String.prototype[name];
        for (const name of ["allSettled", "any"]) delete Promise[name];
        for (const type of [Element, Document, DocumentFragment]) delete type.prototype.replaceChildren;
    """,
}
ADDED = ".badge, .search, .keyboard-hint, .see-one, .see-all, [data-cover], [data-phrase] .buttons"
"""What scripting puts on a page, where the phone can do it."""
WORDS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const words = [];
  while (walker.nextNode())
    if (walker.currentNode.parentElement.checkVisibility({ visibilityProperty: true }))
      words.push(...walker.currentNode.data.split(/\\s+/));
  return words.filter(Boolean);
}"""


def _altered(page: Page, change: Change) -> set[str]:
    """Let `change` rewrite every page on its way; return the addresses of those that it altered, as they come."""
    altered = set()

    def rewrite(route: Route) -> None:
        answer = route.fetch(max_redirects=0)
        if answer.status != HTTPStatus.OK:
            route.continue_()
            return
        changed = change(answer.text())
        if changed != answer.text():
            altered.add(answer.url)
        route.fulfill(response=answer, body=changed)

    page.route(re.compile(r"/(en|cy)/([\w/-]+/)?$"), rewrite)
    return altered


def _words(page: Page) -> Counter[str]:
    open_all(page)
    page.evaluate("(added) => document.querySelectorAll(added).forEach((part) => part.remove())", ADDED)
    page.evaluate("document.querySelectorAll('main button').forEach((button) => { button.hidden = true })")
    return Counter(page.evaluate(WORDS))


@pytest.fixture(scope="session")
def words(browser: Browser, server: Server) -> Iterator[Words]:
    """What a phone of today shows on a page, read once for all that old ones lack."""
    context = browser.new_context(
        base_url=server.url, viewport={"width": 360, "height": 640}, service_workers="block"
    )
    page = context.new_page()

    @cache
    def read(path: str) -> Counter[str]:
        page.goto(f"{path}#all")  # where a page is screens, all of them
        return _words(page)

    yield read
    context.close()


def _leave(old: Page, safe_site: SafeSite) -> None:
    old.locator("[data-exit]").tap()
    old.wait_for_url(safe_site.url)


def _everything_is_there(old: Page, words: Counter[str], path: str, whole: str = "#all") -> None:
    """Say so of a page; `whole` asks for its plain list where it is screens."""
    old.goto(f"{path}{whole}")
    assert words - _words(old) == Counter(), path
    for number in old.locator("main a[href^='tel:']:not(.branch a)").all():
        expect(number).to_be_visible()
    expect(old.locator("[data-exit]")).to_be_in_viewport()


@pytest.mark.parametrize("lacking", LACKING)
@pytest.mark.parametrize("paths", [FEW, EVERY], ids=["few", "every"])
def test_without(
    new_context: NewContext, safe_site: SafeSite, words: Words, lacking: str, paths: tuple[str, ...]
) -> None:
    old = new_context(color_scheme="dark", bypass_csp=True).new_page()
    bring_checks(old)
    altered = _altered(old, LACKS[lacking])
    for path in paths:
        _everything_is_there(old, words(path), path, "" if lacking in WITHOUT_SCREENS else "#all")
        assert ask(old, "sideways", "lostWords") == {"sideways": [], "lostWords": []}, path
    _leave(old, safe_site)
    old.go_back()
    old.wait_for_url(re.compile("/(en/jotter|cy/nodiadau)/"))
    assert altered


@pytest.mark.parametrize("lacking", MISSING_IN_SCRIPT)
@pytest.mark.parametrize("paths", [FEW, EVERY], ids=["few", "every"])
def test_with_scripting_but_without(
    new_context: NewContext, safe_site: SafeSite, words: Words, lacking: str, paths: tuple[str, ...]
) -> None:
    old = new_context(service_workers="allow").new_page()
    old.add_init_script(MISSING_IN_SCRIPT[lacking])
    faults: list[str] = []
    old.on("pageerror", lambda error: faults.append(str(error)))
    for path in paths:
        _everything_is_there(old, words(path), path)
    assert faults == []
    _leave(old, safe_site)


def test_light_is_whole_where_dark_is_not_known(new_context: NewContext) -> None:
    page = new_context(color_scheme="dark", bypass_csp=True).new_page()
    _altered(page, LACKS["dark mode"])
    page.goto("/en/help/")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(251, 247, 239)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(25, 27, 58)"


def test_the_style_is_written_for_old_phones(phone: Page) -> None:
    """These would be dropped by an iPhone of 2013; the minifier writes them unless told whom for."""
    for path in ("/en/poster/", "/en/jotter/", "/en/now/", "/en/"):
        phone.goto(path)
        style = "".join(phone.locator("style").all_text_contents())
        assert re.findall(r"@media[^{]*\(width *[<>]|[;{](?:inset|translate|rotate|scale):|clamp\(", style) == []
    assert "(max-width:" in style


def test_page_is_one_request(new_context: NewContext, safe_site: SafeSite) -> None:
    """On a slow line or with data saved, all that is needed has come with the page."""
    page = new_context(extra_http_headers={"Save-Data": "on"}).new_page()
    page.route(
        lambda url: not url.endswith("/up.txt"),
        lambda route: route.continue_() if route.request.is_navigation_request() else route.abort(),
    )
    for path in FEW:
        page.goto(path)
        assert page.evaluate("getComputedStyle(document.querySelector('.bar')).position") == "fixed"
        assert page.evaluate("[...document.images].length") == 0
    expect(page.locator("a[href='tel:999']").first).to_be_visible()
    _leave(page, safe_site)
