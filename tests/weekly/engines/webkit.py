"""WebKitGTK, the engine of Safari without Safari around it, driven through WebDriver on a screen nobody sees."""

import os
from contextlib import ExitStack
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tools.install import webkit


class WebKit:
    """WebKitGTK's small browser. After a page of another origin its driver cannot go back."""

    name = "WebKit"

    def __init__(self, path: str) -> None:
        self._around = ExitStack()
        display = self._around.enter_context(webkit.screen())
        options = Options()
        options.binary_location = path
        options.add_argument("--automation")
        service = Service(env=os.environ | {"DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"})
        self._browser = webdriver.WebKitGTK(options=options, service=service)
        self._around.callback(self._browser.quit)

    @property
    def url(self) -> str:
        return self._browser.current_url

    def open(self, url: str) -> None:
        self._browser.get(url)

    def back(self) -> None:
        self._browser.back()

    def forward(self) -> None:
        self._browser.forward()

    def run(self, script: str, *arguments: Any) -> Any:
        return self._browser.execute_script(script, *arguments)

    def click(self, selector: str) -> None:
        self._browser.find_element(By.CSS_SELECTOR, selector).click()

    def press(self, *keys: str) -> None:
        chain = ActionChains(self._browser)
        for key in keys:
            chain.key_down(key).key_up(key)
        chain.perform()

    def new_tab(self) -> str:
        self._browser.switch_to.new_window("tab")
        return self.tab()

    def tab(self) -> str:
        return self._browser.current_window_handle

    def switch(self, tab: str) -> None:
        self._browser.switch_to.window(tab)

    def close(self) -> None:
        self._around.close()
