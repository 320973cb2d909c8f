"""The header policy for hosts that run no code: `_headers` (Netlify, Cloudflare Pages), nginx and Caddy."""

from collections.abc import Callable
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from webapp import headers
from webapp.assets import Assets
from webapp.languages import LANGUAGES

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


def nginx(assets: Assets, root: Path, listen: str) -> str:
    """Return a server for nginx (a file in `http`, such as `sites-enabled/`), with the twins made ready."""
    return f"""\
# Written by `flask host nginx`. brotli_static needs nginx's brotli module; without it, take its line out.
map $uri $camau_kept {{
    default "{_kept_for("/sw.js")}";
    "~{PAGE}" "{_kept_for("/", "text/html")}";
    "~{headers.FINGERPRINTED.pattern}" "{_kept_for("/pack.0123456789ab.json")}";
}}
server {{
    listen {listen};
    root {root};
    access_log off;
    error_log /dev/null crit;
    server_tokens off;
    absolute_redirect off;
    charset utf-8;
    brotli_static on;
    gzip_static on;
    gzip_vary on;
    error_page 404 /404.html;
    add_header Cache-Control $camau_kept always;
{_everywhere(assets, '    add_header {} "{}" always;')}
    location ~ \\.webmanifest$ {{
        types {{ }}
        default_type application/manifest+json;
    }}
    location = /_headers {{
        return 404;
    }}
}}
"""


def caddy(assets: Assets, root: Path, listen: str) -> str:
    """Return a Caddyfile; `listen` may be a name, for which Caddy gets a certificate by itself."""
    return f"""\
# Written by `flask host caddy`.
{listen} {{
	root * {root}
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
	file_server {{
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


HOSTS: dict[str, Callable[[Assets, Path, str], str]] = {"nginx": nginx, "caddy": caddy}


@click.command("host")
@click.argument("host", type=click.Choice(list(HOSTS)))
@click.option("--root", type=click.Path(path_type=Path), default=Path("/srv/camau"), help="Where the files are.")
@click.option("--listen", default="127.0.0.1:8080", help="Where to listen, as the host writes it.")
@with_appcontext
def host_command(host: str, root: Path, listen: str) -> None:
    """Print the configuration of HOST for the site that `flask export` writes."""
    click.echo(HOSTS[host](current_app.extensions["built_assets"], root, listen), nl=False)


def init_app(app: Flask) -> None:
    """Add `flask host`."""
    app.cli.add_command(host_command)
