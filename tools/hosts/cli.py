"""`flask --app webapp host`: print the configuration of a host."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import click
from flask import current_app
from flask.cli import with_appcontext

from tools.hosts.configuration import Place, render_configuration
from webapp.config import Settings
from webapp.context import current
from webapp.i18n.negotiation import languages_by_host
from webapp.pages import HOME

UNQUOTABLE = re.compile(r'["\\${}\x00-\x1f]')
"""Characters that nginx or Caddy would interpret inside a quoted path."""

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
def commands(host: str, root: Path, listen: str | None, certificate: Path | None) -> None:
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
