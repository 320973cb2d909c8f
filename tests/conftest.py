"""What every test can ask for."""

import gc
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from flask import Flask
from flask.testing import FlaskClient
from xdist.scheduler import LoadFileScheduling

from tests.support.builds import Build
from tests.support.environment import forget_settings
from tests.support.fault_server import FaultServer
from tests.support.rendered import Site, app_with
from tests.support.safe_site import SafeSite
from tests.support.server import ROOT
from webapp import create_app
from webapp.config import Settings
from webapp.context import context_of
from webapp.core import paths
from webapp.static_site.build import bundle, prepare_error_pages, render
from webapp.static_site.compress import Compression, compress
from webapp.static_site.export import export
from webapp.static_site.model import RenderedSite

forget_settings()

MADE_UP = ROOT / "tests" / "support" / "facts"
ORIGIN = "https://camau.example"
MADE = 1_795_000_000
"""The moment that the export is dated by, in seconds since 1970: `make export` takes that of the commit."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--whole-chromium", action="store_true", help="drive the browser that people have, not its shell"
    )


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what stays until the end: it took a twelfth of the time."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


SITES = re.compile(r"\b(two|site|served|rendered|client|exported)\b: ")


def _together(nodeid: str) -> str:
    """Name what is run in one worker: all files that need the same whole site, as each worker would render it."""
    file = nodeid.partition("::")[0]
    found = SITES.search((ROOT / file).read_text(encoding="utf-8"))
    return ("two" if found[1] == "two" else "site") if found else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadFileScheduling | None:
    if config.getvalue("dist") != "loadfile":
        return None
    scheduling = LoadFileScheduling(config, log)
    scheduling._split_scope = _together
    return scheduling


@pytest.fixture(scope="session")
def app() -> Flask:
    """The site as Flask renders it, on request."""
    return app_with(public_url=ORIGIN)


@pytest.fixture
def in_english(app: Flask) -> Iterator[None]:
    """A request for the English home, for what says something in the current language."""
    with app.test_request_context("/en/"):
        yield


@pytest.fixture(scope="session")
def site(served: Flask) -> Site:
    """Every answer of it by address, asked for and parsed once."""
    return Site(served)


@pytest.fixture(scope="session")
def rendered(app: Flask) -> RenderedSite:
    """Every file of the site by address, rendered once for all tests."""
    return bundle(app, render(app, static_export=False))


@pytest.fixture(scope="session")
def kept_offline(rendered: RenderedSite) -> list[str]:
    """The address of everything that a phone keeps."""
    return [path for path, file in rendered.items() if file.offline]


@pytest.fixture(scope="session")
def served(rendered: RenderedSite) -> Flask:
    """The site as its server hands it out: ready-made files in front. Tests leave it as it is."""
    app = create_app(Settings(public_url=ORIGIN))
    context_of(app).files.add_site(compress(rendered, Compression.FAST))
    prepare_error_pages(app, Compression.FAST)
    return app


@pytest.fixture(scope="session")
def with_local() -> Flask:
    """The site with the local facts of the example. Tests leave it as it is."""
    return app_with(public_url=ORIGIN, local=paths.DATA / "local.example.toml")


@pytest.fixture(scope="session")
def exported(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A static export of it, in a folder with a space in its name. Tests leave it as it is."""
    folder = tmp_path_factory.mktemp("a site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(MADE))
        export(app, folder, Compression.FAST)
    return folder


@pytest.fixture
def client(served: Flask) -> Iterator[FlaskClient]:
    with served.test_client() as client:
        yield client


@pytest.fixture
def made_up_facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of made-up facts in the place of ours, to break and to write to: ours may change on any day."""
    folder = Path(shutil.copytree(MADE_UP, tmp_path / "facts"))
    monkeypatch.setattr(paths, "DATA", folder)
    return folder


@pytest.fixture(scope="session")
def shared(pytestconfig: pytest.Config) -> dict[str, Any]:
    """What all workers of this run share, where xdist runs them: see `tests/browser/conftest.py`."""
    found: dict[str, Any] = getattr(pytestconfig, "workerinput", {}).get("shared", {})
    return found


@pytest.fixture(scope="session")
def safe_site(shared: dict[str, Any]) -> Iterator[SafeSite]:
    """The site the exit leads to."""
    if "safe_site" in shared:
        yield SafeSite(shared["safe_site"])
        return
    with SafeSite.running() as site:
        yield site


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def builds(shared_folder: Path) -> dict[str, Build]:
    """Two builds, rendered by whichever worker is first.

    Their `pages` are those that tell them apart: the offline page is the same in both.
    """
    with FileLock(shared_folder / "builds.lock"):
        old, new = (Build.render(shared_folder / name, f"https://{name}.example/") for name in ("old", "new"))
    alike = [path for path in old.pages if old.file(path).read_bytes() == new.file(path).read_bytes()]
    assert alike == ["/offline/"]
    for build in (old, new):
        build.pages = [path for path in build.pages if path not in alike]
    return {"old": old, "new": new}


@pytest.fixture
def faulty(builds: dict[str, Build]) -> Iterator[FaultServer]:
    with FaultServer(builds, "old").running() as server:
        yield server
