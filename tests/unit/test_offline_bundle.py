"""The pack and the worker that asks for it."""

import gzip
import hashlib
import json

import brotli
import pytest
from flask.testing import FlaskClient

from tests.support.rendered import app_with
from webapp.pwa.offline_bundle import File, OfflineBundle
from webapp.pwa.service_worker import WORKER_PATH
from webapp.static_site.build import bundle
from webapp.static_site.model import RenderedSite


@pytest.fixture(scope="module")
def pack_path(rendered: RenderedSite) -> str:
    """The address of the pack."""
    return next(path for path in rendered if path.startswith("/pack."))


def test_address_of_the_pack(client: FlaskClient, rendered: RenderedSite, pack_path: str) -> None:
    head, *entries = rendered[pack_path].body.decode()[1:-1].split(",\n")
    lines = [head, *(hashlib.sha256(entry.encode()).hexdigest() for entry in entries)]
    build = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    assert f'const BUILD = "{build}";\n' in client.get("/sw.js").text
    assert pack_path == f"/pack.{build[:12]}.json"
    assert len(json.loads(rendered[pack_path].body)) == len(lines)
    assert client.get(pack_path).headers["Cache-Control"].endswith("immutable")
    assert client.get("/pack.000000000000.json").status_code == 404


def test_the_build_is_named_by_its_bytes() -> None:
    one, same, other = (
        OfflineBundle.of({"/en/": File(body, {"Content-Type": "text/html"})}) for body in (b"a", b"a", b"b")
    )
    assert one.build == same.build != other.build


@pytest.mark.slow
def test_a_build_fits_the_wire(rendered: RenderedSite, pack_path: str) -> None:
    """The whole site in both languages, as a phone fetches it: safety words are never cut for bytes."""
    body = rendered[pack_path].body
    assert any(len(brotli.compress(body, quality=quality)) <= 105_000 for quality in (9, 11))
    assert len(gzip.compress(body, 9)) <= 135_000


def test_the_worker_without_its_hash_is_small(client: FlaskClient) -> None:
    source = client.get("/sw.js").text.split("\n", 1)[1]
    assert len(gzip.compress(source.encode(), 9)) <= 2400


def test_a_build_fits_the_phone(rendered: RenderedSite, pack_path: str) -> None:
    """Two builds stay: what all files share, their hashes and their entries weigh what the pack weighs."""
    entries = json.loads(rendered[pack_path].body)
    assert len(rendered[pack_path].body) + 65 * len(entries) <= 750_000


def test_kill_switch_replaces_the_worker() -> None:
    app = app_with(kill_switch=True)
    assert b"unregister" in bundle(app, {})[WORKER_PATH].body
    assert WORKER_PATH not in app.test_client().get("/en/").text
