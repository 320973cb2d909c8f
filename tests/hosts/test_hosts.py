"""Real nginx and Caddy, set up by `flask host`, serve an export under the one policy."""

import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest
from flask import Flask

from tests.support.caddy import Caddy
from tests.support.nginx import Nginx
from tests.support.server import free_port
from webapp import headers, offline, site_files

UNKNOWN = ("/nope", "/en/nope/at/all/")
Answer = tuple[int, Message, bytes]


@pytest.fixture(scope="module")
def exported(app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    site_files.export(app, folder)
    return folder


@pytest.fixture(scope="module", params=[Nginx, Caddy])
def host(request: pytest.FixtureRequest, app: Flask, exported: Path) -> Iterator[str]:
    """The origin of a host that serves the export."""
    running = request.param(app, exported, free_port()).start()
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{running.url}/en/").close()  # noqa: S310 - our own server
            break
        except OSError:
            time.sleep(0.1)
    yield running.url
    running.stop()


def _ask(url: str, **asking: str) -> Answer:
    names = {name.replace("_", "-"): value for name, value in asking.items()}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=names)) as answer:  # noqa: S310
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def _file(exported: Path, path: str) -> Path:
    if path in UNKNOWN:
        return exported / "404.html"
    return exported / (path.lstrip("/") + "index.html" * path.endswith("/"))


def _policy(app: Flask, file: Path, path: str) -> dict[str, list[str]]:
    """Return what the policy says; without routes no page has a form that posts."""
    assets = app.extensions["built_assets"]
    kept = headers.cache_control(path, "text/html" if file.suffix == ".html" else "")
    return {name: [value] for name, value in [*headers.for_every_path(assets).items(), ("Cache-Control", kept)]}


def test_every_address_has_the_policy_and_its_compressed_twin(app: Flask, exported: Path, host: str) -> None:
    with app.app_context():
        paths = ["/", *offline.kept_offline(), *site_files.FIXED, *UNKNOWN]
    for path in paths:
        file = _file(exported, path)
        for encoding, ending in site_files.TWINS.items():
            status, given, body = _ask(host + path, Accept_Encoding=encoding)
            assert status == (404 if path in UNKNOWN else 200), path
            policy = _policy(app, file, path)
            assert {name: given.get_all(name) for name in policy} == policy, path
            twin = file.with_name(file.name + ending)
            assert body == (twin if twin.is_file() else file).read_bytes(), path
            assert given["Content-Encoding"] == (encoding if twin.is_file() else None), path


def test_a_phone_that_has_the_newest_worker_is_told_so(host: str) -> None:
    name = _ask(f"{host}/sw.js", Accept_Encoding="br")[1]["ETag"]
    assert _ask(f"{host}/sw.js", Accept_Encoding="br", If_None_Match=name)[0] == 304


def test_manifests_have_their_type_and_the_policy_file_is_not_a_page(host: str) -> None:
    assert _ask(f"{host}/cy/app.webmanifest")[1]["Content-Type"] == "application/manifest+json"
    assert _ask(f"{host}/_headers")[0] == 404
