"""Firefox, driven through Marionette, its own remote control."""

from contextlib import ExitStack
from tempfile import TemporaryDirectory
from typing import Any

from marionette_driver import By
from marionette_driver.marionette import ActionSequence, Marionette

from tests.support.ports import free_port
from tools.install import firefox

WRITTEN = """
const [done] = arguments;
const load = (name) => ChromeUtils.importESModule(`resource:///modules/sessionstore/${name}.sys.mjs`);
const { TabStateFlusher } = load("TabStateFlusher");
const { SessionStore } = load("SessionStore");
const { gBrowser } = Services.wm.getMostRecentWindow("navigator:browser");
TabStateFlusher.flush(gBrowser.selectedBrowser).then(() => done(SessionStore.getTabState(gBrowser.selectedTab)));
"""


class Firefox:
    """A Firefox without a window, with a profile of its own."""

    name = "Firefox"

    def __init__(self, path: str) -> None:
        self._around = ExitStack()
        # A folder: Marionette deletes the file that it is to log into, and root could delete /dev/null.
        log = self._around.enter_context(TemporaryDirectory(prefix="firefox-"))
        self._browser = Marionette(
            bin=path, port=free_port(), headless=True, gecko_log=log, prefs=firefox.PREFERENCES
        )
        self._browser.start_session()
        self._around.callback(self._browser.quit)

    @property
    def url(self) -> str:
        return str(self._browser.get_url())

    def open(self, url: str) -> None:
        self._browser.navigate(url)

    def back(self) -> None:
        self._browser.go_back()

    def forward(self) -> None:
        self._browser.go_forward()

    def scripting_off(self) -> None:
        """Run no page's script from now on; `run` does nothing then."""
        self._browser.set_pref("javascript.enabled", False)  # noqa: FBT003 - Marionette's signature

    def run(self, script: str, *arguments: Any) -> Any:
        return self._browser.execute_script(script, arguments, sandbox=None)

    def click(self, selector: str) -> None:
        self._browser.find_element(By.CSS_SELECTOR, selector).click()

    def press(self, *keys: str) -> None:
        sequence = ActionSequence(self._browser, "key", "keyboard")
        for key in keys:
            sequence.key_down(key).key_up(key)
        sequence.perform()

    def type(self, selector: str, words: str) -> None:
        """Type into a field."""
        self._browser.find_element(By.CSS_SELECTOR, selector).send_keys(words)

    def written_to_restore(self) -> str:
        """Return what Firefox writes on the disk to restore this tab, as JSON."""
        with self._browser.using_context("chrome"):
            return str(self._browser.execute_async_script(WRITTEN, sandbox="system"))

    def new_tab(self) -> str:
        self.switch(self._browser.open(type="tab")["handle"])
        return self.tab()

    def tab(self) -> str:
        return str(self._browser.current_window_handle)

    def switch(self, tab: str) -> None:
        self._browser.switch_to_window(tab)

    def close(self) -> None:
        self._around.close()
