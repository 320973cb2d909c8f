"""The whole site as files: what the server hands out ready-made, and what any static host can serve."""

import gzip
import hashlib
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import Context
from pathlib import Path

import brotli
import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from werkzeug.test import TestResponse

from webapp import bilingual, offline, quiet
from webapp.host_files import underscore
from webapp.pages import every_address
from webapp.settings import Settings

FIXED = ("/robots.txt", "/sitemap.xml", "/.well-known/security.txt", "/up.txt", "/sw.js")
TWINS = {"br": ".br", "gzip": ".gz"}
"""By encoding, how the name of a compressed twin ends."""

COMPRESSIBLE = {".html", ".js", ".svg", ".txt", ".xml", ".webmanifest", ".json"}


def _file_name(path: str) -> str:
    return f"{path}index.html".lstrip("/") if path.endswith("/") else path.lstrip("/")


def public_addresses() -> list[str]:
    """Return every address that is a file: all but the front door."""
    online = [path for page, _language, path in every_address() if not page.offline]
    return [*offline.kept_offline(), *online, offline.current().path, *FIXED]


def render_all(app: Flask) -> dict[str, TestResponse]:
    """Return the answer of every public address but `/`, by path. Raise `offline.HoleError` on any but 200.

    Each is asked in a context of its own: in that of a command every page would speak the first one's language.
    """
    client = app.test_client()
    with app.app_context():
        addresses = public_addresses()
    answers = {path: Context().run(client.get, path) for path in addresses}
    holes = [f"{path}: {answer.status}" for path, answer in answers.items() if answer.status_code != 200]  # noqa: PLR2004
    if holes:
        raise offline.HoleError("\n".join(holes))
    return answers


def write_file(file: Path, body: bytes) -> None:
    """Write a file, and beside it each compressed twin that is smaller."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(body)
    if file.suffix not in COMPRESSIBLE:
        return
    for ending, twin in ((".br", brotli.compress(body)), (".gz", gzip.compress(body, 9, mtime=0))):
        if len(twin) < len(body):
            file.with_name(file.name + ending).write_bytes(twin)


def write(app: Flask, folder: Path) -> int:
    """Write every public file but the front door into `folder`; return how many there are."""
    bodies = {folder / _file_name(path): answer.data for path, answer in render_all(app).items()}
    with ThreadPoolExecutor() as pool:  # most of the time is brotli's, which leaves the interpreter to others
        list(pool.map(write_file, bodies, bodies.values()))
    return len(bodies)


def _date_by_content(folder: Path) -> None:
    """Give each file, and its twins, a time in the past made from its bytes, a different one for different bytes.

    Hosts and rsync tell files apart by time and size. So an export of the same content changes nothing on phones,
    and one that differs is never taken for the same: `/sw.js` always has the same size.
    """
    for file in filter(Path.is_file, folder.rglob("*")):
        source = file.with_suffix("") if file.suffix in TWINS.values() else file
        moment = int(hashlib.sha256(source.read_bytes()).hexdigest()[:7], 16) * 4  # up to the year 2004
        os.utime(file, (moment, moment))


@contextmanager
def _without_routes(app: Flask) -> Iterator[None]:
    """Render, pages and pack alike, for a host that runs no code."""
    app.config[quiet.NO_ROUTES] = True
    app.extensions.pop("offline", None)
    try:
        yield
    finally:
        app.config[quiet.NO_ROUTES] = False
        app.extensions.pop("offline", None)


def export(app: Flask, folder: Path) -> int:
    """Write the site for a host that runs no code: as `write`, with a doorway, error pages and header rules."""
    with _without_routes(app):
        count = write(app, folder)
        with app.test_request_context("/"):
            write_file(folder / "index.html", bilingual.render("doorway").encode())
            write_file(folder / "404.html", bilingual.render("not_found").encode())
            write_file(folder / "500.html", bilingual.render("broken").encode())
        with app.app_context():
            others = [path for path in public_addresses() if not path.endswith("/")]
        blocks = underscore.configuration(app.extensions["built_assets"], others)
        (folder / "_headers").write_text(blocks, encoding="utf-8")
    _date_by_content(folder)
    return count + 4


def weigh(folder: Path) -> dict[str, int]:
    """Return the bytes of a written site: as files without and with twins, and sent compressed each way."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    plain = [file for file in files if file.suffix not in TWINS.values()]
    sizes = {file: file.stat().st_size for file in files}
    weights = {"plain": sum(sizes[file] for file in plain), "disk": sum(sizes.values())}
    for encoding, ending in TWINS.items():
        weights[encoding] = sum(sizes.get(file.with_name(file.name + ending), sizes[file]) for file in plain)
    return weights


@click.command("export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@with_appcontext
def export_command(folder: Path) -> None:
    """Write the whole site into FOLDER, for a host that runs no code."""
    if folder.exists() and any(folder.iterdir()):
        raise click.ClickException(f"{folder} is not empty.")
    settings: Settings = current_app.extensions["camau"]
    if settings.public_url is None:
        click.secho(
            f"CAMAU_PUBLIC_URL is not set: this site says that it is at {settings.origin}.", fg="red", err=True
        )
        click.echo(
            "It works to try it out. To publish it, set the settings you always run with, and export again.",
            err=True,
        )
    click.echo(f"{export(current_app, folder)} files written to {folder}")
    weights, pack = weigh(folder), next(folder.glob("pack.*.json"))
    kept = {encoding: pack.with_name(pack.name + ending).stat().st_size for encoding, ending in TWINS.items()}
    click.echo(f"on disk: {weights['plain']:,} bytes, {weights['disk']:,} with the compressed twins")
    click.echo(f"every file sent once: {weights['br']:,} bytes by brotli, {weights['gzip']:,} by gzip")
    click.echo(f"the whole site as a phone keeps it: {kept['br']:,} bytes by brotli, {kept['gzip']:,} by gzip")


def init_app(app: Flask) -> None:
    """Add `flask export`."""
    app.cli.add_command(export_command)
