"""Releases of the site, as folders of ready-made files."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.responses import Response
from webapp import create_app
from webapp.config import Settings
from webapp.context import context_of
from webapp.http import headers
from webapp.pwa import offline_bundle
from webapp.pwa.service_worker import worker_script
from webapp.static_site.build import bundle, render
from webapp.static_site.compress import Compression, compress
from webapp.static_site.export import SUFFIXES, write

SMALL = ("/en/", "/cy/", "/en/help/", "/cy/cymorth/", "/cy/nodiadau/", "/en/jotter/")
"""The pages of a small build."""


@dataclass
class Build:
    """One release: a folder of ready-made files and the header policy they were made under."""

    folder: Path
    context: Any
    pages: list[str]
    """The addresses of those that a phone keeps."""

    @classmethod
    def render(cls, folder: Path, origin: str, **settings: Any) -> "Build":
        """Render the site of `origin` into `folder`, unless it is there.

        Its pages name it, and the decoy page leads back to it.
        """
        app = create_app(Settings(public_url=origin, exit_url=origin, **settings))
        if not any(folder.glob("pack.*.json")):
            write(compress(bundle(app, render(app, static_export=False)), Compression.FAST), folder)
        [pack] = folder.glob("pack.*.json")
        pages = sorted(path for path in json.loads(pack.read_bytes())[0]["files"] if path.endswith("/"))
        return cls(folder, context_of(app), pages)

    @classmethod
    def small(cls, folder: Path, name: str) -> "Build":
        """Write a build of a few pages and an icon, in no time: the real worker keeps it as it keeps the site."""
        page = '<!doctype html>\n<html lang="en">\n<h1>{path}</h1>\n<p>{name}\n<img src="/static/{name}.svg">'
        html, svg = ({"Content-Type": f"{kind}; charset=utf-8"} for kind in ("text/html", "image/svg+xml"))
        files = {path: offline_bundle.File(page.format(path=path, name=name).encode(), html) for path in SMALL}
        files["/offline/"] = offline_bundle.File(b"<!doctype html>\n<html>\n<h1>No signal</h1>", html)
        files[f"/static/{name}.svg"] = offline_bundle.File(f"<svg><title>{name}</title></svg>".encode(), svg)
        made = offline_bundle.OfflineBundle.of(files)
        build = cls(folder, None, [*SMALL])
        sent = {path: file.body for path, file in files.items()}
        sent |= {made.path: made.body, "/sw.js": worker_script(made.build).encode()}
        for path, body in sent.items():
            build.file(path).parent.mkdir(parents=True, exist_ok=True)
            build.file(path).write_bytes(body)
        return build

    def file(self, path: str) -> Path:
        """Return the file of an address."""
        return self.folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))

    def answer(self, path: str, accepted: str) -> Response:
        """Answer as a good host would."""
        file = self.file(path)
        if not file.is_file():
            return Response(404, {"Content-Type": "text/html; charset=utf-8"}, b"<h1>Not here</h1>")
        kinds = {
            ".js": "text/javascript",
            ".json": "application/json",
            ".svg": "image/svg+xml",
            ".png": "image/png",
        }
        kind = kinds.get(file.suffix, "text/html; charset=utf-8" if file.suffix == ".html" else "text/plain")
        sent = {"Content-Type": kind}
        if self.context:
            kept = headers.cache_control(path, kind)
            # As a static host: one policy for every path.
            sent |= headers.site_headers(self.context) | headers.cross_origin(path) | {"Cache-Control": kept}
        for encoding, ending in SUFFIXES.items():
            twin = file.with_name(file.name + ending)
            if encoding in accepted and twin.is_file():
                return Response(200, sent | {"Content-Encoding": encoding}, twin.read_bytes())
        return Response(200, sent, file.read_bytes())
