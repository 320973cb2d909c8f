"""Export: write the site into a folder, as any static host serves it, and `flask export`."""

import hashlib
import os
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from webapp import context
from webapp.core.content_types import TEXT
from webapp.http import headers
from webapp.http.precompressed import PrecompressedFile
from webapp.i18n.languages import LANGUAGES
from webapp.open_data.records import FOLDER
from webapp.static_site.build import build
from webapp.static_site.compress import Compression
from webapp.static_site.model import Site
from webapp.static_site.sources import STATIC_PAGES

SUFFIXES = {"br": ".br", "gzip": ".gz"}
"""The suffix of a compressed variant, by content coding."""


def write_file(target: Path, file: PrecompressedFile) -> None:
    """Write a file, and its compressed variants beside it, with a modification time made from its bytes.

    Hosts and rsync tell files apart by time and size. So an export of the same content changes nothing on phones,
    and one that differs is never taken for the same: `/sw.js` always has the same size.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    moment = int(hashlib.sha256(file.body).hexdigest()[:7], 16) * 4  # up to the year 2004
    variants = {SUFFIXES[encoding]: body for encoding, body in file.encodings.items()}
    for suffix, body in {"": file.body, **variants}.items():
        written = target.with_name(target.name + suffix)
        written.write_bytes(body)
        os.utime(written, (moment, moment))


def write(site: Site, folder: Path) -> int:
    """Write every file of `site` into `folder`; return how many there are, compressed variants not counted."""
    for path, file in site.items():
        write_file(folder / f"{path}{'index.html' if path.endswith('/') else ''}".lstrip("/"), file)
    return len(site)


def headers_file(app: Flask, paths: list[str]) -> str:
    """Return `_headers`, as Netlify and Cloudflare Pages read it, for the files at `paths`.

    Hosts join what several blocks give the same header, so each header stands in one block for every path.
    Cloudflare takes at most 100 blocks and 2,000 characters a line: pages are blocks by their pattern.
    """
    blocks = {"/*": headers.site_headers(context.context_of(app)), f"{FOLDER}*": headers.OPEN_DATA}
    deep = [f"/{language.code}/{rest}" for language in LANGUAGES for rest in ("", ":page/", ":part/:page/")]
    pages = ["/", "/404.html", "/500.html", "/offline/", *deep]
    others = [path for path in paths if not path.endswith("/") and path not in STATIC_PAGES]
    kinds = dict.fromkeys(pages, "text/html") | dict.fromkeys(others, "")
    blocks |= {path: {"Cache-Control": headers.cache_control(path, kind)} for path, kind in kinds.items()}
    written = []
    for path, block in blocks.items():
        written.append("\n".join([path, *(f"  {name}: {value}" for name, value in block.items()), ""]))
    return "\n".join(written)


def export(app: Flask, folder: Path, compression: Compression) -> int:
    """Write the site for a host that runs no code, with error pages and header rules; count the files."""
    site = build(app, compression, static_export=True)
    rules = headers_file(app, list(site)).encode()
    return write(site | {"/_headers": PrecompressedFile(rules, TEXT)}, folder)


@click.command("export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@with_appcontext
def export_command(folder: Path) -> None:
    """Write the whole site into FOLDER, for a host that runs no code."""
    if folder.exists() and any(folder.iterdir()):
        raise click.ClickException(f"{folder} is not empty.")
    settings = context.current().settings
    if settings.public_url is None:
        unset = f"CAMAU_PUBLIC_URL is not set: this site says that it is at {settings.origin}."
        advice = "It works to try it out. To publish it, set the settings you always run with, and export again."
        click.echo(f"{click.style(unset, fg='red')}\n{advice}", err=True)
    compression = Compression[settings.compression.upper()]
    try:
        click.echo(f"{export(current_app, folder, compression)} files written to {folder}")
    except OSError as error:
        reason = f"{folder}: cannot be written whole ({error.strerror}). Delete what is there, and export again."
        raise click.ClickException(reason) from error
