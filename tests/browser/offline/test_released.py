"""Phones that kept a worker released before: the new one takes over, and the kill switch clears them."""

import base64
import hashlib
import json
import shutil
from pathlib import Path

import pytest

from tests.browser.conftest import NewContext
from tests.browser.offline.kept import UPDATE, Phone
from tests.support.builds import Build
from tests.support.fault_server import FaultServer
from webapp import paths

TODAYS = paths.SERVICE_WORKER / "sw.js"
"""As it will be copied into the folder when another is released."""

REMOVE = paths.SERVICE_WORKER / "remove.js"
RELEASED = [*sorted(Path(__file__).with_name("released").glob("*.js")), TODAYS]


def _as_released(build: Build, folder: Path, worker: Path) -> Build:
    """Return `build` as a release before it would have served it, with the worker of that time."""
    shutil.copytree(build.folder, folder)
    for twin in folder.glob("sw.js*"):
        twin.unlink()
    source = worker.read_text(encoding="utf-8")
    named = build.folder.joinpath("sw.js").read_text(encoding="utf-8").split("const PREFIX")[0]
    files = {
        path: "sha256-" + base64.b64encode(hashlib.sha256(build.file(path).read_bytes()).digest()).decode()
        for path in build.pages
    }
    before_the_pack = f"const BUILD = 'f1r57';\nconst FILES = {json.dumps(files)};"
    head = before_the_pack if "FILES" in source else named
    folder.joinpath("sw.js").write_text(f"{head}\n{source}", encoding="utf-8")
    return Build(folder, build.assets, build.pages)


@pytest.mark.parametrize("release", [*RELEASED, None], ids=lambda release: release.stem if release else "this")
def test_the_kill_switch_clears_every_release(
    new_context: NewContext, faulty: FaultServer, tmp_path: Path, release: Path | None
) -> None:
    builds = dict(faulty.builds)
    if release:
        builds["old"] = _as_released(builds["old"], tmp_path / "released", release)
    builds["off"] = Build.small(tmp_path / "off", "off")
    builds["off"].file("/sw.js").write_text(REMOVE.read_text(encoding="utf-8"), encoding="utf-8")
    faulty.builds = builds
    phone = Phone.buy(new_context, faulty)
    phone.visit()
    assert phone.attempt() == "activated"
    phone.page.evaluate("caches.open('somebody-elses')")
    assert len(phone.caches()) == 2
    faulty.live = "off"
    phone.page.evaluate("dispatchEvent(new Event('keydown'))")
    phone.page.evaluate(UPDATE)
    phone.page.wait_for_function("async () => (await caches.keys()).join() === 'somebody-elses'")
    assert phone.visit("/en/help/") == "off"
    assert phone.page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    faulty.live = "new"
    phone.visit()
    assert phone.attempt() == "activated"
    assert phone.shows_offline() == "new"


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
