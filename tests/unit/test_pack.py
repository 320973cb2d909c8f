"""The pack and the worker that asks for it."""

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import brotli
import pytest
from flask import Flask

from webapp import create_app, headers, offline, site_files
from webapp.pack import File
from webapp.pages import every_address
from webapp.settings import Settings


@pytest.fixture(scope="module")
def packed(app: Flask) -> dict[str, Any]:
    """The pack that the worker asks for, checked against the hash it carries."""
    client = app.test_client()
    found = re.search(r'^const BUILD = "(\w{64})";$', client.get("/sw.js").text, re.MULTILINE)
    assert found
    answer = client.get(f"/pack.{found[1][:12]}.json")
    assert hashlib.sha256(answer.data).hexdigest() == found[1]
    content: dict[str, Any] = json.loads(answer.data)
    return content


def _unpacked(packed: dict[str, Any], path: str) -> tuple[bytes, dict[str, str]]:
    """Unpack as `service_worker/sw.js` does."""
    kind, parts = packed["files"][path]
    if isinstance(parts, str):
        return base64.b64decode(parts), packed["headers"][kind]
    text = "\n".join(packed["shared"][part] if isinstance(part, int) else part for part in parts)
    return text.encode(), packed["headers"][kind]


def test_the_pack_holds_every_file_with_every_header_of_the_policy(app: Flask, packed: dict[str, Any]) -> None:
    client = app.test_client()
    assert {path for page, _language, path in every_address() if page.offline} < set(packed["files"])
    for path in packed["files"]:
        answer = client.get(path)
        assert answer.status_code == 200, "a redirect can never be kept"
        policy = headers.headers_for(path, answer.content_type, app.extensions["built_assets"])
        assert _unpacked(packed, path) == (answer.data, {"Content-Type": answer.content_type} | policy), path


def test_the_pack_is_found_at_the_address_of_its_build_only(app: Flask) -> None:
    with app.app_context():
        made = offline.current()
    assert app.test_client().get(made.path).headers["Cache-Control"].endswith("immutable")
    assert app.test_client().get("/pack.000000000000.json").status_code == 404


def test_the_build_is_named_by_its_bytes() -> None:
    one, same, other = (
        offline.Offline.of({"/en/": File(body, {"Content-Type": "text/html"})}) for body in (b"a", b"a", b"b")
    )
    assert one.build == same.build != other.build


def test_a_build_fits_the_wire(app: Flask) -> None:
    """The whole site in both languages costs at most 100 KB, whichever way the host compresses."""
    with app.app_context():
        made = offline.current()
    for compressed in (brotli.compress(made.body), gzip.compress(made.body, 9)):
        assert len(compressed) <= 100_000


def test_the_worker_without_its_hash_is_small(app: Flask) -> None:
    source = app.test_client().get("/sw.js").text.split("\n", 1)[1]
    assert len(gzip.compress(source.encode(), 9)) <= 1536


def test_the_kill_switch_takes_the_place_of_the_worker(tmp_path: Path) -> None:
    app = create_app(Settings(kill_switch=True))
    site_files.export(app, tmp_path)
    assert "unregister" in (tmp_path / "sw.js").read_text(encoding="utf-8")
    assert "serviceWorker" not in (tmp_path / "en" / "index.html").read_text(encoding="utf-8")
