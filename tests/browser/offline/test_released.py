"""Phones that kept a worker released before: the new one takes over, and the kill switch clears them."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import NewContext
from tests.browser.offline.phone import UPDATE, Phone
from tests.support.builds import Build
from tests.support.fault_server import STAY, FaultServer
from tests.support.released_workers import RELEASED, as_released
from webapp.core import paths
from webapp.pwa.offline_bundle import File

REMOVE = paths.SERVICE_WORKER / "remove.js"


def _as_released(build: Build, folder: Path, worker: Path) -> Build:
    """Return `build` as a release before it would have served it, with the worker of that time."""
    shutil.copytree(build.folder, folder)
    for twin in folder.glob("sw.js*"):
        twin.unlink()
    pages = {path: File(build.file(path).read_bytes(), {"Content-Type": "text/html"}) for path in build.pages}
    released = Build(folder, build.context, build.pages)
    for path, file in as_released(worker, pages).items():
        released.file(path).write_bytes(file.body)
    return released


OLDEST = RELEASED[0]


def _releases(first: Path | None) -> list[Any]:
    """Return one release, None is this one, and with `exhaustive` all; `tests/javascript` has each."""
    others = [release for release in RELEASED if release != first]
    return [
        pytest.param(first, id=first.stem if first else "this"),
        *(pytest.param(release, id=release.stem, marks=pytest.mark.exhaustive) for release in others),
    ]


@pytest.mark.parametrize("release", _releases(None))
def test_the_kill_switch_clears_every_release(
    new_context: NewContext, faulty: FaultServer, tmp_path: Path, release: Path | None
) -> None:
    builds = dict(faulty.builds)
    if release:
        builds["old"] = _as_released(builds["old"], tmp_path / "released", release)
    builds["off"] = Build.small(tmp_path / "off", "off")
    builds["off"].file("/sw.js").write_text(REMOVE.read_text(encoding="utf-8"), encoding="utf-8")
    faulty.builds = builds
    phone = Phone.new(new_context, faulty)
    phone.visit()
    assert phone.attempt() == "activated"
    phone.page.evaluate("caches.open('somebody-elses')")
    assert len(phone.caches()) == 2
    faulty.live = "off"
    phone.page.evaluate(STAY)
    phone.page.evaluate(UPDATE)
    phone.page.wait_for_function("async () => (await caches.keys()).join() === 'somebody-elses'")
    phone.page.wait_for_function("async () => !(await navigator.serviceWorker.getRegistration())")
    assert phone.visit("/en/help/") == "off"
    assert phone.page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    faulty.live = "new"
    phone.visit()
    assert phone.attempt() == "activated"
    assert phone.shows_offline() == "new"


@pytest.mark.parametrize("release", _releases(OLDEST))
def test_this_build_takes_over_from_every_release(
    new_context: NewContext, faulty: FaultServer, tmp_path: Path, release: Path
) -> None:
    faulty.builds = {**faulty.builds, "old": _as_released(faulty.builds["old"], tmp_path / "released", release)}
    phone = Phone.new(new_context, faulty)
    phone.visit()
    assert phone.attempt() == "activated"
    faulty.live = "new"
    phone.attempt()
    assert phone.shows_offline() == "new"
