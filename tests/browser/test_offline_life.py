"""The life of a copy on a phone: kept, replaced, out of date, damaged, and taken off again."""

import base64
import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.kept import Phone
from tests.support.fault_server import Build, FaultServer, dropped, late
from webapp import headers

THREE = ("/en/", "/cy/cymorth/", "/cy/nodiadau/")
RELEASED = sorted(Path(__file__).with_name("released").glob("*.js"))
DAY = 86_400_000
MOVED = """
    window.moved = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) moved += entry.value; })
        .observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def phone(new_context: NewContext, faulty: FaultServer) -> Phone:
    """A phone that keeps the old build."""
    phone = Phone.buy(new_context, faulty)
    phone.visit()
    assert phone.attempt() == "activated"
    return phone


def _stop_worker(phone: Phone) -> None:
    """Put the worker to sleep, as the browser does after half a minute."""
    session = phone.context.new_cdp_session(phone.page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")


def test_ready_after_three_requests(new_context: NewContext, faulty: FaultServer) -> None:
    phone = Phone.buy(new_context, faulty)
    phone.visit()
    phone.page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    icons = {"/favicon.ico", *(path for path in faulty.builds["old"].assets.files)}
    asked = [request for request in faulty.requests if request.path not in icons]
    assert [request.path for request in asked][:2] == ["/en/", "/sw.js"]
    assert len(asked) == 3
    assert sum(request.size for request in faulty.requests) <= 100_000
    assert phone.shows_offline() == "old"


def test_a_host_that_does_not_compress_will_do(new_context: NewContext, faulty: FaultServer) -> None:
    faulty.encodings = ""
    phone = Phone.buy(new_context, faulty)
    phone.visit()
    assert phone.attempt() == "activated"
    assert phone.shows_offline(THREE) == "old"


def test_a_kept_page_is_as_protected_as_one_from_the_server(phone: Phone) -> None:
    for path in ("/en/help/", "/offline/"):
        answer = phone.page.goto(path)
        assert answer
        assert answer.from_service_worker
        policy = headers.headers_for(path, "text/html", phone.server.builds["old"].assets)
        assert {name: answer.headers[name.lower()] for name in policy} == policy
    blocked = """() => new Promise((then) => {
        addEventListener("securitypolicyviolation", (event) => then(event.effectiveDirective));
        document.body.append(Object.assign(document.createElement("script"), { textContent: "window.harm = 1" }));
    })"""
    assert phone.page.evaluate(blocked) == "script-src-elem"
    assert phone.page.evaluate("window.harm") is None


def test_a_kept_page_asks_the_network_for_nothing_before_it_shows(phone: Phone) -> None:
    phone.server.faults["/"] = late(20)
    phone.page.goto("/cy/cymorth/", wait_until="commit")
    expect(phone.page.locator("h1")).to_be_visible(timeout=2000)


def test_a_page_that_is_not_kept_speaks_within_three_seconds(phone: Phone) -> None:
    phone.server.faults["/en/not-kept/"] = late(20)
    phone.page.goto("/en/not-kept/", wait_until="commit", timeout=5000)
    expect(phone.page.locator('a[href="tel:999"]').first).to_be_visible()


CANONICAL = "link[rel=canonical]"
NEW = re.compile(r"^https://new\.example/")


def _origin(page: Page) -> str:
    """Return the origin that the page in view was rendered for: it names the build."""
    origin: str = page.locator(CANONICAL).evaluate("(link) => new URL(link.href).origin")
    return origin


def test_a_view_nobody_has_touched_changes_at_once(phone: Phone) -> None:
    phone.server.live = "new"
    phone.page.add_init_script(MOVED)
    phone.page.goto("/en/help/")
    expect(phone.page.locator(CANONICAL)).to_have_attribute("href", NEW)
    expect(phone.page.get_by_role("status")).to_have_text("Just updated")
    assert phone.page.evaluate("moved") == 0
    assert phone.visit("/en/") == "new"
    expect(phone.page.locator(".fresh")).to_be_empty()


@pytest.mark.parametrize("touch", ["tap", "key", "scroll", "focus"])
def test_a_view_in_use_changes_at_the_next_tap(phone: Phone, touch: str) -> None:
    page = phone.page
    page.goto("/cy/cymorth/")
    phone.server.live = "new"
    if touch == "tap":
        page.touchscreen.tap(5, 5)
    elif touch == "key":
        page.keyboard.press("Shift")
    elif touch == "scroll":
        page.mouse.wheel(0, 200)
        page.wait_for_function("() => scrollY > 0")
    else:
        page.locator(".bar-help, .switch").first.focus()
    page.evaluate("navigator.serviceWorker.getRegistration().then((registration) => registration.update())")
    expect(page.get_by_role("status")).to_have_text(
        "Mae copi mwy diweddar ar gael. Bydd yn agor wrth dapio’r ddolen nesaf."
    )
    assert _origin(page) == "https://old.example"
    page.locator(".menu a").first.tap()
    page.wait_for_url(lambda url: "cymorth" not in url)
    assert _origin(page) == "https://new.example"


def test_a_server_that_answers_with_two_builds_in_turn_does_not_make_the_page_flicker(phone: Phone) -> None:
    phone.server.live = "new"
    phone.page.goto("/en/help/")
    expect(phone.page.locator(CANONICAL)).to_have_attribute("href", NEW)
    phone.server.live = "old"
    phone.page.evaluate("navigator.serviceWorker.getRegistration().then((registration) => registration.update())")
    expect(phone.page.get_by_role("status")).to_have_text("There is a newer copy. It opens at your next tap.")
    assert _origin(phone.page) == "https://new.example"


def test_coming_back_asks_for_a_newer_build(phone: Phone) -> None:
    phone.page.goto("/en/help/")
    phone.page.wait_for_timeout(6500)
    phone.server.live = "new"
    phone.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(phone.page.locator(CANONICAL)).to_have_attribute("href", NEW)


def test_two_tabs_never_mix(phone: Phone) -> None:
    second = phone.context.new_page()
    second.goto("/en/help/")
    second.keyboard.press("Shift")
    phone.server.live = "new"
    phone.attempt()
    assert _origin(second) == "https://old.example"
    icon = second.locator('link[rel="apple-touch-icon"]').get_attribute("href")
    phone.server.faults["/"] = dropped
    shown = "(src) => Object.assign(new Image(), { src }).decode().then(() => true)"
    assert second.evaluate(shown, icon), "an icon of the build before"
    second.goto("/cy/")
    assert _origin(second) == "https://new.example"
    assert len(phone.caches()) == 2, "the build before stays for pages still open on it"


def test_only_the_build_before_is_kept_and_only_our_own_is_deleted(phone: Phone, tmp_path: Path) -> None:
    phone.page.evaluate("caches.open('somebody-elses')")
    phone.server.builds = {**phone.server.builds, "third": Build.render(tmp_path, "https://third.example/")}
    first = phone.caches()[0]
    for build in ("new", "third"):
        phone.server.live = build
        phone.attempt()
    names = phone.caches()
    assert first not in names
    assert "somebody-elses" in names
    assert len(names) == 3
    assert phone.shows_offline(THREE) == "third"


def _checked(phone: Phone, moment: int) -> None:
    phone.page.evaluate(
        """async (moment) => {
            const cache = await caches.open((await caches.keys()).at(-1));
            await cache.put("/checked", new Response(String(moment)));
        }""",
        moment,
    )
    _stop_worker(phone)


def test_a_copy_not_checked_for_a_month_says_so_beside_each_number(phone: Phone) -> None:
    now: int = phone.page.evaluate("Date.now()")
    _checked(phone, now)
    phone.server.faults["/"] = dropped
    phone.page.add_init_script(MOVED)
    phone.page.clock.set_fixed_time((now + 29 * DAY) / 1000)
    phone.page.goto("/en/help/")
    expect(phone.page.locator(".stale")).to_have_count(0)
    phone.page.clock.set_fixed_time((now + 31 * DAY) / 1000)
    phone.page.goto("/en/help/")
    notes = phone.page.locator(".stale")
    assert notes.count() >= 2
    day = phone.page.evaluate(
        "new Date(arguments[0]).toLocaleDateString('en-GB')".replace("arguments[0]", str(now))
    )
    expect(notes.first).to_have_text(f"Checked {day}. It may have changed since.")
    expect(phone.page.locator('a.call[href="tel:999"]')).to_be_visible()
    assert phone.page.evaluate("moved") == 0


def test_the_note_goes_when_the_copy_has_been_checked(phone: Phone) -> None:
    now: int = phone.page.evaluate("Date.now()")
    _checked(phone, 1)
    phone.page.clock.set_system_time((now + 90 * DAY) / 1000)
    phone.page.goto("/en/help/")
    assert phone.page.locator(".stale").count() >= 2
    expect(phone.page.locator(".stale").first).to_be_hidden()


@pytest.mark.parametrize("years", [-60, -10, 10, 70])
def test_a_clock_wrong_by_years_breaks_nothing(phone: Phone, years: int) -> None:
    now: int = phone.page.evaluate("Date.now()")
    _checked(phone, now + years * 365 * DAY)
    assert phone.shows_offline(THREE) == "old"
    phone.page.clock.set_system_time((max(0, now + years * 365 * DAY)) / 1000)
    phone.page.goto("/en/help/")
    assert phone.page.locator(".stale", has_text="1970").count() == 0
    phone.server.live = "new"
    phone.attempt()
    assert phone.shows_offline(THREE) == "new"


def test_full_storage_leaves_the_site_working_and_silent(new_context: NewContext, faulty: FaultServer) -> None:
    phone = Phone.buy(new_context, faulty)
    session = phone.context.new_cdp_session(phone.page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": faulty.url, "quotaSize": 1000})
    complaints: list[str] = []
    phone.page.on("pageerror", lambda error: complaints.append(str(error)))
    assert phone.shows(THREE) == "old"
    assert phone.attempt() == "refused"
    assert phone.caches() == []
    assert complaints == []


def test_full_storage_leaves_the_old_build_whole(phone: Phone) -> None:
    before = phone.caches()
    session = phone.context.new_cdp_session(phone.page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": phone.server.url, "quotaSize": 1000})
    phone.server.live = "new"
    phone.attempt()
    assert phone.caches() == before
    assert phone.shows_offline(THREE) == "old"


@pytest.mark.parametrize(
    "damage",
    [
        "(cache) => cache.delete('/pack')",
        "(cache) => cache.put('/pack', new Response('<h1>altered</h1>'))",
        "async (cache) => cache.put('/pack', new Response((await (await cache.match('/pack')).text()).slice(9)))",
    ],
    ids=["deleted", "altered", "cut"],
)
def test_a_damaged_copy_is_never_shown_and_is_mended(phone: Phone, damage: str) -> None:
    phone.page.evaluate(f"async () => ({damage})(await caches.open((await caches.keys())[0]))")
    _stop_worker(phone)
    assert phone.shows(THREE) == "old"
    phone.page.wait_for_function(
        "async () => (await (await caches.match('/pack'))?.text())?.startsWith('{') ?? false"
    )
    _stop_worker(phone)
    assert phone.shows_offline(THREE) == "old"


def test_a_worker_killed_while_it_installs_leaves_the_old_build_whole(phone: Phone) -> None:
    before = phone.caches()
    phone.server.live = "new"
    phone.server.faults["/pack."] = late(2)
    phone.page.evaluate(
        """async () => {
            dispatchEvent(new Event("keydown"));
            const registration = await navigator.serviceWorker.getRegistration();
            await registration.update();
        }"""
    )
    _stop_worker(phone)
    assert phone.caches() == before
    assert phone.shows(THREE) in {"old", "new"}
    phone.server.faults.clear()
    phone.attempt()
    assert phone.shows_offline() == "new"


def _as_released(build: Build, folder: Path, worker: Path) -> Build:
    """Return `build` as a release before it would have served it, with the worker of that time."""
    shutil.copytree(build.folder, folder)
    for twin in folder.glob("sw.js*"):
        twin.unlink()
    files = {
        path: "sha256-" + base64.b64encode(hashlib.sha256(build.file(path).read_bytes()).digest()).decode()
        for path in build.pages
    }
    head = f"const BUILD = 'f1r57';\nconst FILES = {json.dumps(files)};\n"
    folder.joinpath("sw.js").write_text(head + worker.read_text(encoding="utf-8"), encoding="utf-8")
    return Build(folder, build.assets, build.pages)


@pytest.mark.parametrize("release", [*RELEASED, None], ids=lambda release: release.stem if release else "this")
def test_the_kill_switch_clears_every_release(
    new_context: NewContext, faulty: FaultServer, tmp_path: Path, release: Path | None
) -> None:
    builds = dict(faulty.builds)
    if release:
        builds["old"] = _as_released(builds["old"], tmp_path / "released", release)
    builds["off"] = Build.render(tmp_path / "off", "https://off.example/", kill_switch=True)
    faulty.builds = builds
    phone = Phone.buy(new_context, faulty)
    phone.visit()
    assert phone.attempt() == "activated"
    phone.page.evaluate("caches.open('somebody-elses')")
    assert len(phone.caches()) == 2
    faulty.live = "off"
    phone.page.evaluate("dispatchEvent(new Event('keydown'))")
    phone.page.evaluate("navigator.serviceWorker.getRegistration().then((registration) => registration.update())")
    phone.page.wait_for_function("async () => (await caches.keys()).join() === 'somebody-elses'")
    assert phone.visit("/en/help/") == "off"
    assert phone.page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    faulty.live = "new"
    phone.visit()
    assert phone.attempt() == "activated"
    assert phone.shows_offline(THREE) == "new"


@pytest.mark.parametrize("release", RELEASED, ids=lambda release: release.stem)
def test_this_build_takes_over_from_every_release(
    new_context: NewContext, faulty: FaultServer, tmp_path: Path, release: Path
) -> None:
    faulty.builds = {**faulty.builds, "old": _as_released(faulty.builds["old"], tmp_path / "released", release)}
    phone = Phone.buy(new_context, faulty)
    phone.visit()
    assert phone.attempt() == "activated"
    faulty.live = "new"
    phone.attempt()
    assert phone.shows_offline() == "new"
