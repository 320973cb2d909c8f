"""The table of every file and how to render it, for the build and Flask's routes. The quick exit adds its own."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from flask import Flask, Response, abort, render_template
from werkzeug.routing import BaseConverter

from webapp.assets.bundles import current_assets
from webapp.context import context_of
from webapp.core import paths
from webapp.core.content_types import HTML, TEXT, XML, static_content_type
from webapp.http import well_known
from webapp.open_data import files as open_data
from webapp.pages import multilingual, views
from webapp.pwa.manifest import MANIFEST_PATHS, manifest
from webapp.quick_exit.decoy_page import DECOY_PATHS, render_decoy_page

OFFLINE_PAGE = "/offline/"
STATIC_PAGES = {"/index.html": "language_choice", "/404.html": "not_found", "/500.html": "server_error"}
"""The pages that a host which runs no code needs in the place of Flask."""


@dataclass(frozen=True)
class Source:
    """How to render one file; `offline`: it is part of the offline bundle."""

    content_type: str
    produce: Callable[[], str | bytes]
    offline: bool = False


def _every(app: Flask, *, static_export: bool) -> Iterator[tuple[str, Source]]:
    for page, language, path in context_of(app).registry.every_address():
        produce = partial(views.render_page, page, language, static_export=static_export)
        yield path, Source(HTML, produce, page.offline)
    for path, language in DECOY_PATHS.items():
        yield path, Source(HTML, partial(render_decoy_page, language), offline=True)
    of_all_languages = partial(multilingual.render, first=None, static_export=static_export)
    yield OFFLINE_PAGE, Source(HTML, partial(of_all_languages, "offline"), offline=True)
    for path, kind in STATIC_PAGES.items() if static_export else ():
        yield path, Source(HTML, partial(of_all_languages, kind))
    for path, (tool, language) in MANIFEST_PATHS.items():
        yield path, Source("application/manifest+json", partial(manifest, tool, language), offline=True)
    yield "/favicon.ico", Source("image/x-icon", (paths.STATIC / "favicon.ico").read_bytes, offline=True)
    yield "/robots.txt", Source(TEXT, well_known.robots)
    yield "/sitemap.xml", Source(XML, partial(render_template, "sitemap.xml"))
    for path, (content_type, write) in open_data.files(context_of(app).facts).items():
        yield path, Source(content_type, write)
    yield "/.well-known/security.txt", Source(TEXT, well_known.security_txt)


def sources(app: Flask, *, static_export: bool = False) -> dict[str, Source]:
    """Return the source of every page and fixed file, by address; the static files are the assets' own."""
    return dict(_every(app, static_export=static_export))


def _static_file(name: str) -> Response:
    path = f"/static/{name}"
    body = current_assets().files.get(path)
    if body is None:
        abort(404)
    return Response(body, content_type=static_content_type(path))


def init_app(app: Flask) -> None:
    """Add the route of every file of the site, rendered on request where it is not precompressed.

    One for all: Werkzeug takes longer to compile a route of its own for each than all facts take to load.
    """
    files = {path.strip("/"): source for path, source in sources(app).items()}

    class FileConverter(BaseConverter):
        regex = f"(?:{'|'.join(map(re.escape, files))})/?"

    def file(path: str) -> Response:
        source = files[path.rstrip("/")]
        return Response(source.produce(), content_type=source.content_type)

    app.url_map.converters["file"] = FileConverter
    app.add_url_rule("/", "front_door", well_known.front_door)
    app.add_url_rule("/static/<path:name>", "static", _static_file)
    app.add_url_rule("/<file:path>", "file", file)
