"""Styles and scripts, bundled by Flask-Assets in memory, and the fingerprinted addresses of static files.

What a page can't do without stands inside it: it paints after one round trip. The other files come later and only
add to it; each has the hash of its bytes in its name.
"""

import base64
import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from io import StringIO
from pathlib import Path, PurePosixPath

import lightningcss
from flask import Flask, current_app
from flask_assets import Bundle, Environment
from webassets.filter import Filter

from webapp.assets import minify
from webapp.context import current
from webapp.core import paths

OLDEST_PHONE = "ios_saf >= 12.2"
"""An iPhone of 2013 ends with 12.5. Asked for less, the minifier writes a `:lang()` that Chromium drops."""


class CompactScript(Filter):  # type: ignore[misc]  # webassets has no types
    """Isolate and minify JavaScript."""

    def input(self, _script: StringIO, out: StringIO, *, source_path: str, **_options: object) -> None:
        """Write one source of a bundle in its own scope, with what it shares with others."""
        out.write(minify.isolate(minify.with_shared(Path(source_path))))

    def output(self, source: StringIO, out: StringIO, **_options: object) -> None:
        """Write the bundle, minified."""
        out.write(minify.compact(source.read()))


@cache  # most stylesheets stand in several bundles
def _for_oldest_phone(style: str) -> str:
    style = lightningcss.process_stylesheet(style, browsers_list=[OLDEST_PHONE])
    style = re.sub(r"--lightningcss-\w+:[^;}]*;?", "", style)
    return re.sub(r"@media[^{}]*\{[^{}]*\{\}\}", "", style)


class LightningCSS(Filter):  # type: ignore[misc]  # webassets has no types
    """Minify CSS with a real parser: the usual filters corrupt nesting and `calc()`.

    Told the oldest phone to write for; untold, it writes `(width <= 24em)` and `inset`, which old iPhones drop.
    What it adds to make up for `light-dark()` goes: no stylesheet of ours uses that.
    """

    def input(self, style_file: StringIO, out: StringIO, **_options: object) -> None:
        """Write one source of a bundle as the oldest phone can read it.

        Each on a line of its own: the offline bundle holds a line that several stylesheets share once.
        """
        out.write(_for_oldest_phone(style_file.read()))


TABLE = tomllib.loads((paths.STATIC / "bundles.toml").read_text(encoding="utf-8"))
FILES = frozenset(TABLE["files"])
"""The bundles that are files of their own; the others stand inside pages, one stylesheet in each."""
SOURCES: Mapping[str, tuple[str, ...]] = {
    name: tuple(file for part in parts for file in TABLE["parts"].get(part, [part]))
    for name, parts in (TABLE["inline"] | TABLE["files"]).items()
}
"""The files of each bundle, in order."""


def csp_hash(text: str) -> str:
    """Return the CSP source expression for an inline script or style: `'sha256-…'`."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@dataclass(frozen=True)
class Assets:
    """`inline` holds what stands inside pages, by bundle name; `files` the rest, by address path."""

    inline: dict[str, str]
    files: dict[str, bytes]
    addresses: dict[str, str]

    @cached_property
    def csp_hashes(self) -> dict[str, str]:
        """The CSP source expression of each inline bundle."""
        return {name: csp_hash(text) for name, text in self.inline.items()}


def _fingerprinted(name: str, body: bytes) -> str:
    path = PurePosixPath(name)
    return f"/static/{path.with_name(f'{path.stem}.{hashlib.sha256(body).hexdigest()[:12]}{path.suffix}')}"


def _bundle(environment: Environment, name: str) -> str:
    filters = LightningCSS if name.endswith(".css") else CompactScript
    out = StringIO()
    environment.register(name, Bundle(*SOURCES[name], filters=filters, output=name))
    environment[name].build(force=True, output=out, disable_cache=True)
    return out.getvalue()


def build(app: Flask) -> Assets:
    """Bundle the sources in `static/` and name every public static file by its content.

    Flask-Assets looks for sources in the static folder; it is set only now so that Flask adds no route for it.
    """
    app.static_folder = str(paths.STATIC)
    environment = Environment(app)
    environment.cache = environment.manifest = False
    built = {name: _bundle(environment, name) for name in SOURCES}
    bodies = {name: text.encode() for name, text in built.items() if name in FILES}
    icons = sorted(file for file in (paths.STATIC / "icons").iterdir() if file.suffix in {".png", ".svg"})
    bodies |= {f"icons/{icon.name}": icon.read_bytes() for icon in icons}
    addresses = {name: _fingerprinted(name, body) for name, body in bodies.items()}
    return Assets(
        inline={name: text for name, text in built.items() if name not in FILES},
        files={addresses[name]: body for name, body in bodies.items()},
        addresses=addresses,
    )


def current_assets() -> Assets:
    """Return the assets of the current application, rebuilt on each request while debugging."""
    context = current()
    if current_app.debug:
        context.assets = build(current_app)
    return context.assets


def static_url(name: str) -> str:
    """Return the address of a static file by its source name: `icons/icon-192.png`."""
    return current_assets().addresses[name]
