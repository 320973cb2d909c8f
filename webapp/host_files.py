"""The header policy for hosts that run no code: `_headers` (Netlify, Cloudflare Pages), nginx and Caddy."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from webapp import headers
from webapp.assets import Assets
from webapp.languages import LANGUAGES
from webapp.pages import HOME
from webapp.root_files import languages_of_hosts
from webapp.settings import Settings

PAGE = r"(/|\.html)$"
"""Which addresses are pages, for hosts that know regular expressions."""


def _everywhere(assets: Assets, form: str) -> str:
    return "\n".join(form.format(name, value) for name, value in headers.for_every_path(assets).items())


def _kept_for(path: str, content_type: str = "") -> str:
    return headers.cache_control(path, content_type)


def underscore_headers(assets: Assets, others: list[str]) -> str:
    """Return `_headers`, as Netlify and Cloudflare Pages read it; `others` are the addresses that are not pages.

    Hosts join what several blocks give the same header, so each header stands in one block for every path.
    Cloudflare takes at most 100 blocks and 2,000 characters a line: pages are blocks by their pattern.
    """
    deep = ("", ":page/", ":part/:page/")
    pages = [
        "/",
        "/404.html",
        "/500.html",
        "/offline/",
        *(f"/{language.code}/{rest}" for language in LANGUAGES for rest in deep),
    ]
    kinds = dict.fromkeys(pages, "text/html") | dict.fromkeys(others, "")
    caching = [f"{path}\n  Cache-Control: {_kept_for(path, kind)}" for path, kind in kinds.items()]
    return "\n\n".join(["/*\n" + _everywhere(assets, "  {}: {}"), *caching]) + "\n"


@dataclass(frozen=True)
class Place:
    """Where a host finds the export and answers: `names` are ours, the one without a language first.

    `homes` says where `/` leads under a name that has a language of its own.
    `certificate` is a folder with `fullchain.pem` and `privkey.pem`: nginx listens on 443 and leads 80 there.
    """

    root: Path
    listen: str = ""
    names: tuple[str, ...] = ()
    homes: Mapping[str, str] = field(default_factory=dict)
    certificate: Path | None = None


NGINX_PATIENCE = """\
    client_header_timeout 10s;
    client_body_timeout 5s;
    send_timeout 10s;
    keepalive_timeout 20s;
    reset_timedout_connection on;
    client_max_body_size 1k;
    large_client_header_buffers 4 8k;"""
"""A slow or greedy visitor is let go, as in `deploy/nginx.conf`."""


def _nginx_listens(place: Place) -> str:
    if place.certificate is None:
        return f"    listen {place.listen};"
    return f"""\
    listen 443 ssl;
    listen [::]:443 ssl;
    server_name {" ".join(place.names)};
    ssl_certificate {place.certificate}/fullchain.pem;
    ssl_certificate_key {place.certificate}/privkey.pem;
    ssl_protocols TLSv1.2 TLSv1.3;"""


def _nginx_leads(place: Place) -> str:
    """Return what leads plain HTTP to our names, whatever `Host` says, and lets certbot show that they are ours."""
    if place.certificate is None:
        return ""
    names = "".join(f"    {name} {name};\n" for name in place.names[1:])
    return f"""\
map $host $camau_name {{
    default {place.names[0]};
{names}}}
server {{
    listen 80;
    listen [::]:80;
    server_name {" ".join(place.names)};
    access_log off;
    error_log /dev/null crit;
{NGINX_PATIENCE}
    location / {{
        return 301 https://$camau_name$request_uri;
    }}
    location /.well-known/acme-challenge/ {{
        root /var/www/acme;
    }}
}}
"""


def nginx(assets: Assets, place: Place) -> str:
    """Return a server for nginx (a file in `http`, such as `sites-enabled/`), with the twins made ready."""
    homes = "".join(f'    "{name}/" {home};\n' for name, home in place.homes.items())
    return f"""\
# Written by `flask host nginx`. brotli_static needs nginx's brotli module; without it, take its line out.
{_nginx_leads(place)}map "$host$uri" $camau_home {{
    default "";
{homes}}}
map $uri $camau_kept {{
    default "{_kept_for("/sw.js")}";
    "~{PAGE}" "{_kept_for("/", "text/html")}";
    "~{headers.FINGERPRINTED.pattern}" "{_kept_for("/pack.0123456789ab.json")}";
}}
server {{
{_nginx_listens(place)}
    root {place.root};
    access_log off;
    error_log /dev/null crit;
{NGINX_PATIENCE}
    server_tokens off;
    absolute_redirect off;
    charset utf-8;
    brotli_static on;
    gzip_static on;
    gzip_vary on;
    error_page 404 /404.html;
    add_header Cache-Control $camau_kept always;
{_everywhere(assets, '    add_header {} "{}" always;')}
    if ($camau_home) {{
        return 302 $camau_home;
    }}
    location ~ \\.webmanifest$ {{
        types {{ }}
        default_type application/manifest+json;
    }}
    location = /_headers {{
        return 404;
    }}
}}
"""


def caddy(assets: Assets, place: Place) -> str:
    """Return a Caddyfile; `listen` may be names, for which Caddy gets certificates by itself."""
    homes = "".join(
        f"\t@{home[1:3]} {{\n\t\thost {name}\n\t\tpath /\n\t}}\n\tredir @{home[1:3]} {home} 302\n"
        for name, home in place.homes.items()
    )
    return f"""\
# Written by `flask host caddy`.
{{
	# No log of people: of a fault, Caddy would write down the reader's address and the page.
	log {{
		exclude http.log http.handlers http.stdlib
	}}
	# A slow visitor is let go.
	servers {{
		timeouts {{
			read_header 10s
			read_body 5s
			idle 20s
		}}
	}}
}}
{place.listen} {{
	root * {place.root}
	@page path_regexp {PAGE}
	@fingerprinted path_regexp {headers.FINGERPRINTED.pattern}
	@manifest path *.webmanifest
	@other {{
		not path_regexp {PAGE}
		not path_regexp {headers.FINGERPRINTED.pattern}
	}}
	header @page Cache-Control "{_kept_for("/", "text/html")}"
	header @fingerprinted Cache-Control "{_kept_for("/pack.0123456789ab.json")}"
	header @other Cache-Control "{_kept_for("/sw.js")}"
	header {{
{_everywhere(assets, '		{} "{}"')}
	}}
	header @manifest Content-Type application/manifest+json
	request_body {{
		max_size 1KB
	}}
{homes}	file_server {{
		precompressed br gzip
		hide _headers
	}}
	handle_errors {{
		rewrite * /404.html
		header Cache-Control "{_kept_for("/", "text/html")}"
		file_server {{
			precompressed br gzip
		}}
	}}
}}
"""


HOSTS = {"nginx": nginx, "caddy": caddy}
TRIED_OUT = {"nginx": "127.0.0.1:8080", "caddy": "http://127.0.0.1:8080"}


@click.command("host")
@click.argument("host", type=click.Choice(list(HOSTS)))
@click.option("--root", type=click.Path(path_type=Path), default=Path("/srv/camau"), help="Where the files are.")
@click.option("--listen", help="Where to listen, as the host writes it; left out, port 8080 of this machine.")
@click.option(
    "--certificate",
    type=click.Path(path_type=Path),
    help="nginx: listen on 443 instead, with fullchain.pem and privkey.pem of this folder, and lead 80 there.",
)
@with_appcontext
def host_command(host: str, root: Path, listen: str | None, certificate: Path | None) -> None:
    """Print the configuration of HOST for the site that `flask export` writes, under our public names."""
    settings: Settings = current_app.extensions["camau"]
    names = tuple(urlsplit(origin).hostname or "" for origin in settings.origins)
    if certificate and host != "nginx":
        raise click.ClickException("Only nginx needs to be told of a certificate; Caddy gets one by itself.")
    if certificate and settings.public_url is None:
        raise click.ClickException("A certificate is for a name: set CAMAU_PUBLIC_URL.")
    if certificate and listen:
        raise click.ClickException("With a certificate nginx listens on 443: leave --listen or --certificate out.")
    homes = {
        urlsplit(f"//{name}").hostname or "": HOME.path(spoken) for name, spoken in languages_of_hosts().items()
    }
    place = Place(root, listen or TRIED_OUT[host], names, homes, certificate)
    click.echo(HOSTS[host](current_app.extensions["built_assets"], place), nl=False)


def init_app(app: Flask) -> None:
    """Add `flask host`."""
    app.cli.add_command(host_command)
