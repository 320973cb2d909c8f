"""One page in each of the public design systems: our own words, their styles, scripts and fonts."""

import functools
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import brotli

from tests.support.server import ROOT

PACKAGES = ROOT / "tests" / "lighthouse" / "node_modules"
COMPRESSIBLE = {".html", ".css", ".js", ".json", ".svg"}
PAGE = """<!doctype html>
<html lang="en"{root}><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Steps</title><link rel="icon" href="data:,">{head}</head>
<body{body}>{exit}<main{main}>{words}</main>{end}</body></html>
"""


def _govuk(folder: Path, words: str) -> None:
    """GOV.UK's template, and its "exit this page", all styles, script and fonts."""
    source = PACKAGES / "govuk-frontend" / "dist" / "govuk"
    fixtures = json.loads((source / "components" / "exit-this-page" / "fixtures.json").read_text(encoding="utf-8"))
    exit_this_page = next(one["html"] for one in fixtures["fixtures"] if one["name"] == "default")
    for name in ("govuk-frontend.min.css", "govuk-frontend.min.js"):
        shutil.copy(source / name, folder)
    shutil.copytree(source / "assets", folder / "assets")
    supported = (
        "document.body.className += ' js-enabled' + "
        "('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '')"
    )
    for tag, name in (("<h1", "heading-l"), ("<h2", "heading-m"), ("<p", "body"), ("<ul", "list"), ("<a", "link")):
        words = words.replace(f"{tag}>", f'{tag} class="govuk-{name}">').replace(
            f"{tag} ", f'{tag} class="govuk-{name}" '
        )
    page = PAGE.format(
        root=' class="govuk-template"',
        head='<link rel="stylesheet" href="/govuk-frontend.min.css">',
        body=' class="govuk-template__body"',
        exit=f"<script>{supported}</script>{exit_this_page}",
        main=' class="govuk-main-wrapper govuk-width-container"',
        words=words,
        end='<script type="module">import {initAll} from "/govuk-frontend.min.js"; initAll()</script>',
    )
    (folder / "index.html").write_text(page, encoding="utf-8")


def _pico(folder: Path, words: str) -> None:
    shutil.copy(PACKAGES / "@picocss" / "pico" / "css" / "pico.min.css", folder)
    head = '<link rel="stylesheet" href="/pico.min.css">'
    leave = '<a role="button" href="/away">Leave now</a>'
    page = PAGE.format(root="", head=head, body="", exit=leave, main=' class="container"', words=words, end="")
    (folder / "index.html").write_text(page, encoding="utf-8")


def _bootstrap(folder: Path, words: str) -> None:
    for name in ("css/bootstrap.min.css", "js/bootstrap.bundle.min.js"):
        shutil.copy(PACKAGES / "bootstrap" / "dist" / name, folder)
    head = '<link rel="stylesheet" href="/bootstrap.min.css"><script defer src="/bootstrap.bundle.min.js"></script>'
    leave = '<a class="btn btn-danger" href="/away">Leave now</a>'
    page = PAGE.format(root="", head=head, body="", exit=leave, main=' class="container"', words=words, end="")
    (folder / "index.html").write_text(page, encoding="utf-8")


PEERS = {"GOV.UK": _govuk, "Pico": _pico, "Bootstrap": _bootstrap}


class _Handler(SimpleHTTPRequestHandler):
    """Files with brotli twins, kept alive; a good host's answer without the policy that ours carries."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        body, squeezed = file.read_bytes(), file.suffix in COMPRESSIBLE
        body = _brotli(body) if squeezed else body
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "public, max-age=300")  # for the second visit
        if squeezed:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@functools.cache
def _brotli(body: bytes) -> bytes:
    compressed: bytes = brotli.compress(body)
    return compressed


@contextmanager
def serving(folder: Path, words: str) -> Iterator[dict[str, str]]:
    """Build each peer's page around `words` (HTML) and serve it; yield the addresses by name."""
    servers, addresses = [], {}
    for name, build in PEERS.items():
        place = folder / name
        place.mkdir()
        build(place, words)
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(place)))
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        addresses[name] = f"http://127.0.0.1:{server.server_port}/"
    yield addresses
    for server in servers:
        server.shutdown()
        server.server_close()
