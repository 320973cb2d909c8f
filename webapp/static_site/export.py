"""Export: write the site into a folder, as any static host serves it, and `flask export`."""

import hashlib
import os
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from webapp import context
from webapp.http.content_types import HTML
from webapp.http.precompressed import PrecompressedFile
from webapp.pages import multilingual
from webapp.static_site.build import build
from webapp.static_site.compress import Compression, compress_file
from webapp.static_site.hosts import render_headers_file
from webapp.static_site.model import RenderedFile, Site

SUFFIXES = {"br": ".br", "gzip": ".gz"}
"""The suffix of a compressed variant, by content coding."""

ERROR_PAGES = {"/index.html": "language_choice", "/404.html": "not_found", "/500.html": "server_error"}
"""The files that a host needs in the place of Flask."""


def file_name(path: str) -> str:
    """Return the file name of an address: `en/help/index.html`."""
    return f"{path}index.html".lstrip("/") if path.endswith("/") else path.lstrip("/")


def write_file(target: Path, file: PrecompressedFile) -> None:
    """Write a file, and its compressed variants beside it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(file.body)
    for encoding, body in file.encodings.items():
        target.with_name(target.name + SUFFIXES[encoding]).write_bytes(body)


def write(site: Site, folder: Path) -> int:
    """Write every file of `site` into `folder`; return how many there are, compressed variants not counted."""
    for path, file in site.items():
        write_file(folder / file_name(path), file)
    return len(site)


def _error_pages(app: Flask, compression: Compression) -> Site:
    with app.app_context():
        bodies = {path: multilingual.render(kind, None, static_export=True) for path, kind in ERROR_PAGES.items()}
    return {path: compress_file(RenderedFile(body.encode(), HTML), compression) for path, body in bodies.items()}


def _set_times(folder: Path) -> None:
    """Set the modification time of each file, and its variants, to a time in the past made from its bytes.

    Hosts and rsync tell files apart by time and size. So an export of the same content changes nothing on phones,
    and one that differs is never taken for the same: `/sw.js` always has the same size.
    """
    for file in filter(Path.is_file, folder.rglob("*")):
        source = file.with_suffix("") if file.suffix in SUFFIXES.values() else file
        moment = int(hashlib.sha256(source.read_bytes()).hexdigest()[:7], 16) * 4  # up to the year 2004
        os.utime(file, (moment, moment))


def export(app: Flask, folder: Path, compression: Compression) -> int:
    """Write the site for a host that runs no code, with error pages and header rules; count the files."""
    site = build(app, compression, static_export=True)
    count = write(site | _error_pages(app, compression), folder)
    others = [path for path in site if not path.endswith("/")]
    (folder / "_headers").write_text(render_headers_file(app, others), encoding="utf-8")
    _set_times(folder)
    return count + 1


def weigh(folder: Path) -> dict[str, int]:
    """Return the bytes of a written site: without and with variants on disk, and sent with each coding."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    plain = [file for file in files if file.suffix not in SUFFIXES.values()]
    sizes = {file: file.stat().st_size for file in files}
    weights = {"plain": sum(sizes[file] for file in plain), "disk": sum(sizes.values())}
    for encoding, suffix in SUFFIXES.items():
        weights[encoding] = sum(sizes.get(file.with_name(file.name + suffix), sizes[file]) for file in plain)
    return weights


@click.command("export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@with_appcontext
def export_command(folder: Path) -> None:
    """Write the whole site into FOLDER, for a host that runs no code."""
    if folder.exists() and any(folder.iterdir()):
        raise click.ClickException(f"{folder} is not empty.")
    settings = context.current().settings
    if settings.public_url is None:
        click.secho(
            f"CAMAU_PUBLIC_URL is not set: this site says that it is at {settings.origin}.", fg="red", err=True
        )
        click.echo(
            "It works to try it out. To publish it, set the settings you always run with, and export again.",
            err=True,
        )
    compression = Compression[settings.compression.upper()]
    try:
        click.echo(f"{export(current_app, folder, compression)} files written to {folder}")
    except OSError as error:
        raise click.ClickException(
            f"{folder}: cannot be written whole ({error.strerror}). Delete what is there, and export again."
        ) from error
    weights, pack = weigh(folder), next(folder.glob("pack.*.json"))
    kept = {encoding: pack.with_name(pack.name + suffix).stat().st_size for encoding, suffix in SUFFIXES.items()}
    click.echo(f"on disk: {weights['plain']:,} bytes, {weights['disk']:,} with the compressed variants")
    click.echo(f"every file sent once: {weights['br']:,} bytes by brotli, {weights['gzip']:,} by gzip")
    click.echo(f"the whole site as a phone keeps it: {kept['br']:,} bytes by brotli, {kept['gzip']:,} by gzip")


def init_app(app: Flask) -> None:
    """Add `flask export`."""
    app.cli.add_command(export_command)
