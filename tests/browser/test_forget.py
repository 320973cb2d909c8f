"""Forgetting takes off the phone all that the site keeps."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext


@pytest.mark.parametrize("scripting", [True, False], ids=["scripting", "no-scripting"])
def test_forgetting_leaves_nothing_of_ours(new_context: NewContext, *, scripting: bool) -> None:
    page = new_context(service_workers="allow", java_script_enabled=scripting).new_page()
    page.goto("/en/forget/")
    if scripting:
        page.evaluate("navigator.serviceWorker.ready.then(() => localStorage.setItem('cover', '1'))")
    expect(page.locator("#done")).to_be_hidden()
    page.get_by_role("button", name="Forget everything on this phone").tap()
    expect(page.locator("#done")).to_be_visible()
    if scripting:
        left: list[Any] = page.evaluate("""async () => [localStorage.length, (await caches.keys()).length,
            (await navigator.serviceWorker.getRegistrations()).length]""")
        assert left == [0, 0, 0]
    assert page.context.cookies() == []
