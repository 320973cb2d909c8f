"""Forgetting takes off the phone all that the site keeps."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext

NO_SCRIPTING = pytest.param(False, marks=pytest.mark.our_server)


@pytest.mark.parametrize("scripting", [True, NO_SCRIPTING], ids=["scripting", "no-scripting"])
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


LEFT = (
    "async () => [localStorage.length, sessionStorage.length, document.cookie.length, (await caches.keys()).length]"
)
KEEPS = """async () => {
    localStorage.setItem("cover", "1");
    sessionStorage.setItem("x", "1");
    document.cookie = "away=0;path=/"; document.cookie = "other=1;path=/";
    await (await caches.open("camau-x")).put("/x", new Response("x"));
}"""
FAILING = {
    "no worker": "delete Navigator.prototype.serviceWorker",
    "a worker that hides": "ServiceWorkerContainer.prototype.getRegistrations = () => Promise.reject(Error('no'))",
    "storage that throws": "Storage.prototype.clear = () => { throw new Error('no') }",
    "copies that stay": "CacheStorage.prototype.delete = () => Promise.reject(Error('no'))",
}
STAYS = {"a worker that hides": [0, 0, 0, 0], "storage that throws": [1, 1, 0, 0], "copies that stay": [0, 0, 0, 1]}


@pytest.mark.parametrize(
    "status", [405, pytest.param(500, marks=pytest.mark.exhaustive), None], ids=["405", "500", "no-server"]
)
def test_a_host_that_cannot_forget_hinders_nothing(new_context: NewContext, status: int | None) -> None:
    page = new_context().new_page()
    page.route("**/now", lambda route: route.fulfill(status=status) if status else route.abort())
    page.goto("/en/forget/")
    page.evaluate(KEEPS)
    page.get_by_role("button", name="Forget everything on this phone").tap()
    expect(page.locator("#done")).to_be_visible()
    assert page.evaluate(LEFT) == [0, 0, 0, 0]


@pytest.mark.parametrize("failing", FAILING)
def test_done_is_said_only_if_every_step_worked(new_context: NewContext, failing: str) -> None:
    page = new_context().new_page()
    page.add_init_script(FAILING[failing])
    page.route("**/now", lambda route: route.fulfill(status=405))  # else the server clears what the page cannot
    page.goto("/en/forget/")
    page.evaluate(KEEPS)
    page.get_by_role("button", name="Forget everything on this phone").tap()
    told, hidden = ("#left", "#done") if failing in STAYS else ("#done", "#left")
    expect(page.locator(told)).to_be_visible()
    expect(page.locator(hidden)).to_be_hidden()
    assert page.evaluate(LEFT) == STAYS.get(failing, [0, 0, 0, 0])
