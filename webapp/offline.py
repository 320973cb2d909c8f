"""The service worker and its pack, as they are served."""

import hashlib
import json
from collections.abc import Mapping
from contextvars import Context
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self

from flask import Flask, Response, abort, current_app
from flask.testing import FlaskClient

from webapp import assets, headers, pack, paths, scripts
from webapp.pages import HOME, every_address
from webapp.quiet import JOTTERS
from webapp.root_files import MANIFESTS, languages_of_hosts
from webapp.settings import Settings
from webapp.start_error import StartError

OFFLINE_PAGE = "/offline/"


class HoleError(StartError):
    """An address of the site did not answer 200, so that what is made from it would have a hole."""


@dataclass(frozen=True)
class Offline:
    """What a build keeps on a phone: the pack, its address and the SHA-256 (hexadecimal) that names the build."""

    body: bytes
    build: str

    @classmethod
    def of(cls, files: Mapping[str, pack.File], homes: Mapping[str, str] = MappingProxyType({})) -> Self:
        """Pack `files`, by address. The build's name changes exactly when a byte of a file, header or home does."""
        body = pack.build(files, homes)
        return cls(body, hashlib.sha256(body).hexdigest())

    @property
    def path(self) -> str:
        """The address of the pack: `/pack.0123456789ab.json`."""
        return f"/pack.{self.build[:12]}.json"


def kept_offline() -> list[str]:
    """Return the address of everything the worker keeps: the pages for offline, and all they are made of."""
    pages = [path for page, _language, path in every_address() if page.offline]
    return [*pages, *JOTTERS, OFFLINE_PAGE, *MANIFESTS, "/favicon.ico", *assets.current().files]


def _file(client: FlaskClient, path: str) -> pack.File:
    """Ask in a context of its own: a request inside a request would inherit the outer one's language."""
    answer = Context().run(client.get, path)
    if answer.status_code != 200:  # noqa: PLR2004
        raise HoleError(f"{path}: {answer.status}")
    policy = headers.headers_for(path, answer.content_type, assets.current())
    return pack.File(answer.data, {"Content-Type": answer.content_type} | policy)


def build() -> Offline:
    """Return the pack of the site as it is now. Raise `HoleError` if it would have a hole."""
    client = current_app.test_client()
    homes = {host: HOME.path(language) for host, language in languages_of_hosts().items()}
    return Offline.of({path: _file(client, path) for path in kept_offline()}, homes)


def current() -> Offline:
    """Return the pack of the running application, made on first use; made anew each time while debugging."""
    made: Offline | None = current_app.extensions.get("offline")
    if made is None or current_app.debug:
        made = current_app.extensions["offline"] = build()
    return made


def worker_source(build: str) -> str:
    """Return the worker for the build of that name."""
    jotters = json.dumps({language.code: path for path, language in JOTTERS.items()}, separators=(",", ":"))
    return f'const BUILD = "{build}";\nconst JOTTERS = {jotters};\n{_script("sw.js")}'


def _script(name: str) -> str:
    return scripts.compact((paths.SERVICE_WORKER / name).read_text(encoding="utf-8"))


def worker() -> Response:
    """Serve the worker of this build, or, with the kill switch on, the one that removes every worker."""
    settings: Settings = current_app.extensions["camau"]
    source = _script("remove.js") if settings.kill_switch else worker_source(current().build)
    return Response(source, mimetype="text/javascript")


def pack_file(build: str) -> Response:
    """Serve the pack, at the address of this build only."""
    made = current()
    if made.path != f"/pack.{build}.json":
        abort(404)
    return Response(made.body, mimetype="application/json")


def init_app(app: Flask) -> None:
    """Serve the worker from the root, so that it may look after every page, and its pack beside it."""
    app.add_url_rule("/sw.js", view_func=worker)
    app.add_url_rule("/pack.<build>.json", view_func=pack_file)
