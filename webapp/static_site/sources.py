"""The table of every file and how to render it, for Flask's routes and the build."""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from flask import Flask, render_template

from webapp.context import context_of
from webapp.core import paths
from webapp.http import well_known
from webapp.http.content_types import HTML, TEXT, XML
from webapp.open_data import files as open_data
from webapp.pages import multilingual, views
from webapp.pwa.manifest import MANIFEST_PATHS, manifest
from webapp.quick_exit.decoy_page import DECOY_PATHS, render_decoy_page
from webapp.static_site.model import Source

OFFLINE_PAGE = "/offline/"


def _always(function: Any, *arguments: Any) -> partial[Any]:
    """Return `produce` for a file that is the same in a static export."""
    return partial(lambda _static_host: function(*arguments))


def _manifest(tool: str, language: Any) -> str:
    return json.dumps(manifest(tool, language), ensure_ascii=False)


def _favicon() -> bytes:
    return (paths.STATIC / "favicon.ico").read_bytes()


def _documents(app: Flask) -> Iterator[tuple[str, Source]]:
    for page, language, path in context_of(app).registry.every_address():
        yield path, Source(HTML, partial(views.render_page, page, language), page.offline)
    for path, language in DECOY_PATHS.items():
        yield path, Source(HTML, _always(render_decoy_page, language), offline=True)
    yield OFFLINE_PAGE, Source(HTML, partial(multilingual.render, "offline", None), offline=True)


def _others() -> Iterator[tuple[str, Source]]:
    for path, (tool, language) in MANIFEST_PATHS.items():
        yield path, Source("application/manifest+json", _always(_manifest, tool, language), offline=True)
    yield "/favicon.ico", Source("image/x-icon", _always(_favicon), offline=True)
    yield "/robots.txt", Source(TEXT, _always(well_known.robots))
    yield "/sitemap.xml", Source(XML, _always(render_template, "sitemap.xml"))
    for path, (content_type, produce) in open_data.FILES.items():
        yield path, Source(content_type, _always(produce))
    yield "/.well-known/security.txt", Source(TEXT, _always(well_known.security_txt))


def sources(app: Flask) -> dict[str, Source]:
    """Return the source of every page and fixed file, by address; the static files are the assets' own."""
    return dict([*_documents(app), *_others()])
