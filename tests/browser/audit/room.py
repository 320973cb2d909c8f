"""One window in which every page is loaded once and audited in every setting."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page

from tests.browser.audit import spoken
from tests.browser.audit.settings import ABOUT_THE_EXIT, ARRIVAL, PHONE, SETTINGS, Setting
from tests.browser.layout import AXE, CHECKS
from tests.support import measures
from tests.support.addresses import BILINGUAL
from tests.support.registry import BY_NAME
from webapp.i18n.languages import LANGUAGES
from webapp.quick_exit.decoy_page import DECOY_PATHS

NOON = "2030-12-03T12:00:00Z"
"""A Tuesday: every badge says something."""
ADDED = ".badge, .search, [data-cover], [data-phrase] .buttons, [data-print], [data-copy-notes], [data-copy-code]"
"""What scripting puts on a page."""
PLAYWRIGHTS_OWN = "Service Worker registration blocked by Playwright"
NOT_FOUND = "Failed to load resource: the server responded with a status of 404 (Not Found)"
ASSETS = ("/static/icons/", "/static/tools.", "/static/app.")
WITHOUT_HELP_IN_BAR = {
    *BILINGUAL,
    *DECOY_PATHS,
    *(BY_NAME[name].path(language) for name in ("help", "show") for language in LANGUAGES),
}
"""Help, the screen handed over, pages in both languages, which open with ways to help, and the decoy page."""

ASK = """async ([setting, checks]) => {
  audit.prepare(setting);
  return { found: await audit.check(checks), help: audit.help() };
}"""

Findings = dict[str, list[str]]


class Room:
    """A phone in which every page is loaded once, beside one without scripting; both last as long as the run."""

    def __init__(self, context: BrowserContext, plain: Page) -> None:
        context.clock.set_fixed_time(NOON)
        for script in (AXE, CHECKS, measures.SCRIPT):
            context.add_init_script(path=script)
        self.page = context.new_page()
        self._plain = plain
        self._session = context.new_cdp_session(self.page)
        self._now: Setting | None = None
        self.measured: dict[str, Any] = {}
        """What the page in view puts on the screen as it comes."""
        self._asked: list[str] = []
        self._complaints: list[str] = []
        context.on("request", lambda request: self._asked.append(request.url))
        self.page.on("console", lambda message: self._complaints.append(message.text))
        self.page.on("pageerror", lambda error: self._complaints.append(str(error)))
        self._places_of_help: dict[tuple[str, str], object] = {}
        """By language and setting: where help stood on the first page, with which all others are compared."""

    def audit(self, path: str, settings: Iterable[Setting] = SETTINGS, *, plain: bool = False) -> Findings:
        """Load a page and return what the audits find, by setting and check.

        `plain` opens it without scripting too, and compares the words.
        """
        self._bring(ARRIVAL)
        self._asked.clear()
        self._complaints.clear()
        self.page.goto(path)
        found = {"words without scripting": self._other_words(path) if plain else []}
        for setting in settings:
            result = self.audit_in(setting, path)
            found |= {f"{setting.name}: {check}": lines for check, lines in result.items()}
        found |= {"complaints": self._complained(path), "requests": self._other_requests()}
        return {name: lines for name, lines in found.items() if lines}

    def audit_in(self, setting: Setting, path: str) -> Findings:
        has_exit = path not in DECOY_PATHS
        result = self.ask(setting, [name for name in setting.checks if has_exit or name not in ABOUT_THE_EXIT])
        found: Findings = result["found"]
        if setting is ARRIVAL:
            self.measured = self.page.evaluate("measure()")
            found["first action"] = measures.late(path, measures.Measure.of(self.measured)) if has_exit else []
        if setting is PHONE:
            found["spoken"] = spoken.faults(spoken.read_out(self._session), has_exit=has_exit)
        if path not in WITHOUT_HELP_IN_BAR:
            place = self._places_of_help.setdefault((path.split("/")[1], setting.name), result["help"])
            found["help"] = [] if result["help"] == place else [f"stands at {result['help']}, elsewhere at {place}"]
        return found

    def ask(self, setting: Setting, checks: Iterable[str]) -> dict[str, Any]:
        """Bring the page in view to a setting and run checks there."""
        self._bring(setting)
        result: dict[str, Any] = self.page.evaluate(ASK, [setting.prepared, list(checks)])
        return result

    def _bring(self, setting: Setting) -> None:
        """Set the window and the media features: a page that is already in view moves."""
        now = self._now
        if now is None or now.window != setting.window:
            self.page.set_viewport_size(setting.window)
        if now is None or not now.same_media(setting):
            setting.emulate(self.page)
        self._now = setting

    def _complained(self, path: str) -> list[str]:
        expected = {PLAYWRIGHTS_OWN, *([NOT_FOUND] if path == "/nope/" else [])}
        return [text for text in self._complaints if text not in expected]

    def _other_requests(self) -> list[str]:
        """Return every request but for the page itself and files of ours that it needs for nothing in view."""
        here = urlsplit(self.page.url)
        itself = here._replace(fragment="").geturl()
        since = self._asked[self._asked.index(itself) :]  # before it, what the page before still asked for
        asked = [urlsplit(url) for url in since]
        ours = [parts for parts in asked if parts.netloc == here.netloc]
        allowed = [parts for parts in ours if parts.path == here.path or parts.path.startswith(ASSETS)]
        return [parts.geturl() for parts in asked if parts not in allowed]

    def _other_words(self, path: str) -> list[str]:
        """Return each line that stands on the page with scripting alone, or without it alone."""
        with_scripting: str = self.page.evaluate("(added) => audit.plainWords(added)", ADDED)
        self._plain.goto(path)
        without = self._plain.locator("body").inner_text()
        lines = [sorted(filter(None, text.split("\n"))) for text in (with_scripting, without)]
        return [] if lines[0] == lines[1] else sorted(set(lines[0]) ^ set(lines[1])) or ["a line stands twice"]
