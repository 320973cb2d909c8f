"""The configuration of a host that runs no code, from `templates/hosts/`: for nginx, Caddy and `_headers`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from webapp.config import Settings
from webapp.context import context_of, current
from webapp.core import urls
from webapp.http import headers
from webapp.http.well_known import WELL_KNOWN_PATHS
from webapp.i18n.languages import LANGUAGES, SOURCE
from webapp.i18n.negotiation import languages_by_host
from webapp.open_data.files import CSV_TYPE
from webapp.open_data.records import FOLDER
from webapp.pages import HOME
from webapp.pwa.manifest import MANIFEST_PATHS
from webapp.quick_exit.decoy_page import CONTINUE_PATHS, DECOY_PATHS, decoy_path
from webapp.quick_exit.lock import COOKIE

PAGE = r"(/|\.html)$"
UNLOCKED_PATHS = (
    *map(re.escape, (*DECOY_PATHS, *CONTINUE_PATHS, *MANIFEST_PATHS, *WELL_KNOWN_PATHS)),
    r"/static/[^?]*[.][a-z0-9]+",
)
VALUES: Mapping[str, object] = {
    "page": PAGE,
    "page_kept": headers.cache_control("/", "text/html"),
    "fingerprinted": headers.FINGERPRINTED.pattern,
    "fingerprinted_kept": headers.cache_control("/pack.0123456789ab.json", ""),
    "other_kept": headers.cache_control("/sw.js", ""),
    "lasting": f"({'|'.join(str(int(status)) for status in sorted(headers.CACHEABLE_STATUSES))})",
    "locked": rf"(^|;)[ \t]*{COOKIE}=1[ \t]*(;|$)",
    "clear_lock": f"{COOKIE}=; Path=/; Max-Age=0",
    "unlocked_paths": "|".join(UNLOCKED_PATHS),
    "decoy_paths": DECOY_PATHS,
    "default_decoy": decoy_path(SOURCE),
    "continue_paths": {path: HOME.path(language) for path, language in CONTINUE_PATHS.items()},
    "open_data_folder": FOLDER,
    "open_data_headers": headers.OPEN_DATA,
    "shared_with": headers.OPEN_DATA["Access-Control-Allow-Origin"],
    "csv_type": CSV_TYPE,
}
"""The values of every template. Paths, statuses and cookies are regular expressions."""

UNQUOTABLE = re.compile(r'["\\${}\x00-\x1f]')
"""Characters that nginx or Caddy would interpret inside a quoted path."""


@dataclass(frozen=True)
class Place:
    """Where a host finds the export and answers.

    `origins` are our public addresses, the one without a language first.
    `local` says that localhost and IP addresses are ours too: to try it out, or because there is no public address.
    `homes` says where `/` leads under a name that has a language of its own.
    `certificate` is a folder with `fullchain.pem` and `privkey.pem`: nginx listens on 443 and leads 80 there.
    """

    root: Path
    listen: str = ""
    origins: tuple[str, ...] = ()
    local: bool = False
    homes: Mapping[str, str] = field(default_factory=dict)
    certificate: Path | None = None

    @property
    def names(self) -> Mapping[str, str]:
        """Each of our names, without a port, with its address."""
        return {urls.split_authority(urlsplit(origin).netloc)[0]: origin for origin in self.origins}

    @property
    def other_names(self) -> Mapping[str, str]:
        """All of `names` but the first."""
        return dict(list(self.names.items())[1:])

    @property
    def decoys(self) -> Mapping[str, str]:
        """The decoy page of each name that has a language of its own."""
        return {name: path for name, home in self.homes.items() for path in DECOY_PATHS if path.startswith(home)}

    @property
    def answers_to_names(self) -> bool:
        """Whether Caddy is told names alone to listen to, and so needs a site for all others."""
        return bool(self.origins) and not re.search(r"[:/]", self.listen)


def render_configuration(app: Flask, template: str, place: Place, **values: object) -> str:
    """Return the configuration of a host."""
    policy = headers.site_headers(context_of(app))
    given = {**VALUES, "policy": policy, "place": place, **values}
    return app.jinja_env.get_template(f"hosts/{template}").render(given) + "\n"


def render_headers_file(app: Flask, other_paths: list[str]) -> str:
    """Return `_headers`, as Netlify and Cloudflare Pages read it; `other_paths` are those that are not pages.

    Hosts join what several blocks give the same header, so each header stands in one block for every path.
    Cloudflare takes at most 100 blocks and 2,000 characters a line: pages are blocks by their pattern.
    """
    deep = [f"/{language.code}/{rest}" for language in LANGUAGES for rest in ("", ":page/", ":part/:page/")]
    kinds = dict.fromkeys(["/", "/404.html", "/500.html", "/offline/", *deep], "text/html")
    caching = {path: headers.cache_control(path, kinds.get(path, "")) for path in [*kinds, *other_paths]}
    return render_configuration(app, "_headers", Place(Path()), caching=caching)


TEMPLATES = {"nginx": "nginx.conf", "caddy": "Caddyfile"}
DEFAULT_LISTEN = {"nginx": "127.0.0.1:8080", "caddy": "http://:8080"}


def _folder(_context: click.Context, _option: click.Parameter, folder: Path | None) -> Path | None:
    if folder and UNQUOTABLE.search(str(folder)):
        raise click.BadParameter(
            'neither nginx nor Caddy can be told of a folder with ", $, {, } or \\ in its name'
        )
    return folder


def _refuse_certificate(host: str, settings: Settings, listen: str | None) -> None:
    """Raise `ClickException` where a certificate cannot be had with the rest of what was asked for."""
    if host != "nginx":
        raise click.ClickException("Only nginx needs to be told of a certificate; Caddy gets one by itself.")
    if settings.public_url is None:
        raise click.ClickException("A certificate is for a name: set CAMAU_PUBLIC_URL.")
    if listen:
        raise click.ClickException("With a certificate nginx listens on 443: leave --listen or --certificate out.")
    for name, origin in zip(("CAMAU_PUBLIC_URL", "CAMAU_PUBLIC_URL_CY"), settings.origins, strict=False):
        parts = urlsplit(origin)
        if parts.scheme != "https" or parts.port not in {None, 443}:
            raise click.ClickException(
                f"With a certificate nginx answers https:// on 443: {name} names another way in, {origin}."
            )


@click.command("host")
@click.argument("host", type=click.Choice(list(TEMPLATES)))
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    default=Path("/srv/camau"),
    callback=_folder,
    help="Where the files are.",
)
@click.option("--listen", help="Where to listen, as the host writes it; left out, port 8080 of this machine.")
@click.option(
    "--certificate",
    type=click.Path(path_type=Path),
    callback=_folder,
    help="nginx: listen on 443 instead, with fullchain.pem and privkey.pem of this folder, and lead 80 there.",
)
@with_appcontext
def host_command(host: str, root: Path, listen: str | None, certificate: Path | None) -> None:
    """Print the configuration of HOST for the site that `flask export` writes, under our public names."""
    context = current()
    settings = context.settings
    if certificate:
        _refuse_certificate(host, settings, listen)
    origins = settings.origins if settings.public_url else ()
    local = not (origins and (listen or certificate))
    homes = {
        urlsplit(f"//{name}").hostname or "": HOME.path(spoken)
        for name, spoken in languages_by_host(settings).items()
    }
    place = Place(root, listen or DEFAULT_LISTEN[host], origins, local, homes, certificate)
    click.echo(render_configuration(current_app, TEMPLATES[host], place), nl=False)
