"""Releases of the site, as folders of ready-made files."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.answers import Answer
from webapp import create_app, headers, offline, site_files
from webapp.settings import Settings


@dataclass
class Build:
    """One release: a folder of ready-made files and the header policy they were made under."""

    folder: Path
    assets: Any
    pages: list[str]
    """The addresses of those that a phone keeps."""

    @classmethod
    def render(cls, folder: Path, origin: str, **settings: Any) -> "Build":
        """Render the site of `origin` into `folder`: its pages name it, and the Jotter leads back to it."""
        app = create_app(Settings(public_url=origin, exit_url=origin, **settings))
        site_files.write(app, folder)
        with app.app_context():
            pages = sorted(path for path in offline.kept_offline() if path.endswith("/"))
        return cls(folder, app.extensions["built_assets"], pages)

    def file(self, path: str) -> Path:
        """Return the file of an address."""
        return self.folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))

    def answer(self, path: str, accepted: str) -> Answer:
        """Answer as a good host would."""
        file = self.file(path)
        if not file.is_file():
            return Answer(404, {"Content-Type": "text/html; charset=utf-8"}, b"<h1>Not here</h1>")
        kinds = {
            ".js": "text/javascript",
            ".json": "application/json",
            ".svg": "image/svg+xml",
            ".png": "image/png",
        }
        kind = kinds.get(file.suffix, "text/html; charset=utf-8" if file.suffix == ".html" else "text/plain")
        sent = {"Content-Type": kind} | headers.headers_for(path, kind, self.assets)
        for encoding, ending in site_files.TWINS.items():
            twin = file.with_name(file.name + ending)
            if encoding in accepted and twin.is_file():
                return Answer(200, sent | {"Content-Encoding": encoding}, twin.read_bytes())
        return Answer(200, sent, file.read_bytes())
