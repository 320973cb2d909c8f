"""The pack and the worker that asks for it."""

import gzip
import hashlib
from pathlib import Path

import brotli
from flask import Flask

from webapp import create_app, offline, site_files
from webapp.pack import File
from webapp.settings import Settings


def test_the_pack_is_found_at_the_address_of_its_build_only(app: Flask) -> None:
    with app.app_context():
        made = offline.current()
    assert f'const BUILD = "{hashlib.sha256(made.body).hexdigest()}";\n' in app.test_client().get("/sw.js").text
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
    assert len(gzip.compress(source.encode(), 9)) <= 2048


def test_the_kill_switch_takes_the_place_of_the_worker(tmp_path: Path) -> None:
    app = create_app(Settings(kill_switch=True))
    site_files.export(app, tmp_path)
    assert "unregister" in (tmp_path / "sw.js").read_text(encoding="utf-8")
    assert "/sw.js" not in (tmp_path / "en" / "index.html").read_text(encoding="utf-8")
