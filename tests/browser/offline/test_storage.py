"""Storage that is full, damaged or off, and what the page asks of it."""

from pathlib import Path

import pytest

from tests.browser.conftest import NewContext
from tests.browser.offline.conftest import Start
from tests.browser.offline.phone import Phone
from tests.support.fault_server import FaultServer
from tests.support.scenarios import THREE
from tools.install import chromium


def _complaints(phone: Phone) -> list[str]:
    """Return a list that fills with what the pages throw or write to the console."""
    complaints: list[str] = []
    phone.page.on("pageerror", lambda error: complaints.append(str(error)))
    phone.page.on("console", lambda message: complaints.append(message.text))
    return complaints


def test_full_storage_leaves_the_site_working_and_silent(new_context: NewContext, faulty: FaultServer) -> None:
    phone = Phone.new(new_context, faulty)
    session = phone.context.new_cdp_session(phone.page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": faulty.url, "quotaSize": 1000})
    complaints = _complaints(phone)
    assert phone.shows() == "old"
    assert phone.attempt() == "refused"
    assert phone.caches() == []
    assert complaints == []


DAMAGE = """async ([damage, paths]) => {
    const cache = await caches.open((await caches.keys())[0]);
    const whole = async (path) => (await cache.match(path)).text();
    for (const path of paths) {
        if (damage === "evicted") await cache.delete(path);
        else {
            const body = damage === "cut" ? (await whole(path)).slice(9) : "<h1>altered</h1>";
            await cache.put(path, new Response(body));
        }
    }
}"""
ENTRIES = """async () => {
    const cache = await caches.open((await caches.keys())[0]);
    const entries = [];
    for (const { url } of await cache.keys()) entries.push([url, await (await cache.match(url)).text()]);
    return entries.filter(([url]) => !url.endsWith("/checked")).sort();
}"""


@pytest.mark.parametrize(
    "damage", ["altered", *(pytest.param(damage, marks=pytest.mark.exhaustive) for damage in ("evicted", "cut"))]
)
def test_damaged_copy_is_repaired_not_shown(phone: Phone, damage: str) -> None:
    whole = phone.page.evaluate(ENTRIES)
    phone.page.evaluate(DAMAGE, [damage, [*THREE, "/index", phone.server.builds["old"].pages[-1]]])
    phone.stop_worker()
    assert phone.shows() == "old"
    phone.page.wait_for_function(
        f"async (whole) => JSON.stringify(await ({ENTRIES})()) === JSON.stringify(whole)", arg=whole
    )
    phone.stop_worker()
    assert phone.shows_offline() == "old"


def test_two_builds_weigh_little_on_the_phone(phone: Phone) -> None:
    phone.server.live = "new"
    phone.attempt()
    assert len(phone.caches()) == 2
    assert phone.page.evaluate("navigator.storage.estimate().then(({ usage }) => usage)") <= 1_500_000


@pytest.fixture
def blocked(start: Start, tmp_path: Path) -> Phone:
    """A phone whose browser lets no site keep anything: a setting that a headless shell does not know."""
    settings = tmp_path / "Default" / "Preferences"
    settings.parent.mkdir()
    settings.write_text('{"profile": {"default_content_setting_values": {"cookies": 2}}}', encoding="utf-8")
    return start(executable_path=chromium.find_browser())


@pytest.mark.exhaustive
def test_site_works_online_with_storage_off(blocked: Phone, faulty: FaultServer) -> None:
    """A whole browser is slow to start; `tests/javascript/test_storage.py` asks the same of the worker."""
    phone = blocked
    complaints = _complaints(phone)
    assert phone.shows() == "old"
    assert phone.page.evaluate("try { localStorage } catch (refused) { refused.name }") == "SecurityError"
    assert phone.attempt() == "refused"
    faulty.live = "new"
    assert phone.shows() == "new"
    for path in THREE[:2]:
        phone.page.goto(path)
        assert [text for text in phone.page.locator(".update-notice, .stale").all_inner_texts() if text] == []
    assert complaints == []
    assert phone.context.cookies() == []


INSTALLED = "matchMedia = (query) => ({ matches: query === '(display-mode: standalone)' });"
COUNTED = "window.persisted = 0; StorageManager.prototype.persist = async () => { persisted += 1; };"


@pytest.mark.parametrize(
    ("where", "agent", "times"),
    [
        ("", None, 0),
        (INSTALLED, None, 1),
        (INSTALLED, "Mozilla/5.0 (Android 16; Mobile; rv:144.0) Firefox/144.0", 0),
    ],
    ids=["in a tab", "installed", "installed in Firefox, which shows a box"],
)
def test_persistence_is_requested_only_without_a_prompt(
    new_context: NewContext, faulty: FaultServer, where: str, agent: str | None, times: int
) -> None:
    page = new_context(base_url=faulty.url, user_agent=agent).new_page()
    page.add_init_script(f"{COUNTED} {where}")
    page.goto("/en/")
    assert page.evaluate("scripted.then(() => persisted)") == times
