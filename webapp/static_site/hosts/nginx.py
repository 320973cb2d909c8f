"""A server for nginx, with the compressed twins made ready."""

import re

from webapp.assets.bundles import Assets
from webapp.http import headers
from webapp.i18n.languages import SOURCE
from webapp.open_data.paths import CSV_TYPE, FOLDER
from webapp.pages import HOME
from webapp.quick_exit.decoy_page import CONTINUE_PATHS, DECOY_PATHS
from webapp.static_site.hosts.locking import LOCKED, OPEN, UNLOCKED
from webapp.static_site.hosts.place import (
    FINGERPRINTED_KEPT,
    LASTING,
    OTHER_KEPT,
    PAGE,
    PAGE_KEPT,
    SHARED_WITH,
    Place,
    everywhere,
)

PATIENCE = """\
    client_header_timeout 10s;
    client_body_timeout 5s;
    send_timeout 10s;
    keepalive_timeout 20s;
    reset_timedout_connection on;
    client_max_body_size 1k;
    large_client_header_buffers 4 8k;"""
"""A slow or greedy visitor is let go, as in `deploy/nginx.conf`."""


def _listens(place: Place) -> str:
    if place.certificate is None:
        return f"    listen {place.listen};"
    return f"""\
    listen 443 ssl;
    listen [::]:443 ssl;
    server_name {" ".join(place.names)};
    ssl_certificate "{place.certificate}/fullchain.pem";
    ssl_certificate_key "{place.certificate}/privkey.pem";
    ssl_protocols TLSv1.2 TLSv1.3;"""


def _names(place: Place) -> str:
    """Return what tells our names from others: these are led to ours, or refused where there is no public one."""
    local = '    "~*^(localhost|[0-9.]+|\\[[0-9a-f:.]+\\])(:[0-9]+)? " "";\n' if place.local else ""
    rest = {name: origin for name, origin in place.names.items() if origin != place.origins[0]}
    first = next(iter(place.names), "-")
    means = "".join(f'    ".{name}" "{name}";\n' for name in rest)
    leads = "".join(f'    "{name}" "{origin}";\n' for name, origin in rest.items())
    return f"""\
# Which of our names a reader means: names in front of it, such as www, and a dot at its end lead to it too.
map $host $camau_name {{
    hostnames;
    default "{first}";
{means}}}
map $camau_name $camau_origin {{
    default "{place.origins[0] if place.origins else ""}";
{leads}}}
# Another name is another lock, so under any but ours nothing but /up.txt is served.
map "$http_host $camau_name $uri" $camau_elsewhere {{
    default 1;
    "~*^([a-z0-9.-]+|\\[[0-9a-f:.]+\\])(:[0-9]+)? \\1 /" "";
    "~^[^ ]* [^ ]+ /up\\.txt$" "";
{local}}}
"""


def _lock() -> str:
    """Return what leads a locked browser to the Jotter, and what *Continue* asks for."""
    others = "".join(
        f'    "~^1/{language.code}/" {path};\n' for path, language in DECOY_PATHS.items() if language is not SOURCE
    )
    source = next(path for path, language in DECOY_PATHS.items() if language is SOURCE)
    ways = "|".join(map(re.escape, CONTINUE_PATHS))
    back = "".join(f"    {path} {HOME.path(language)};\n" for path, language in CONTINUE_PATHS.items())
    return f"""\
map $http_cookie $camau_locked {{
    default "";
    "~{LOCKED}" 1;
}}
map "$camau_locked$camau_home$uri" $camau_jotter {{
    default "";
    "~^1({OPEN})$" "";
{others}    "~^1" {source};
}}
map $camau_locked $camau_missing {{
    default /404.html;
    1 {source}index.html;
}}
# Continue: by a press on our own page. Browsers that name no site are taken at their word.
map "$request_method $http_sec_fetch_site $uri" $camau_unlocked {{
    default "";
    "~^POST (same-origin)? ({ways})$" "{UNLOCKED}";
}}
map $uri $camau_continue {{
    default "";
{back}}}
"""


def _leads(place: Place, policy: str) -> str:
    """Return what leads plain HTTP to our names, whatever `Host` says, and lets certbot show that they are ours."""
    if place.certificate is None:
        return ""
    return f"""\
server {{
    listen 80;
    listen [::]:80;
    server_name {" ".join(place.names)};
    access_log off;
    error_log /dev/null crit;
    server_tokens off;
{PATIENCE}
{policy}
    add_header Cache-Control "{PAGE_KEPT}" always;
    location / {{
        return 301 $camau_origin$request_uri;
    }}
    location /.well-known/acme-challenge/ {{
        root /var/www/acme;
    }}
}}
"""


def configuration(assets: Assets, place: Place) -> str:
    """Return a server for nginx (a file in `http`, such as `sites-enabled/`), with the twins made ready."""
    homes = "".join(f'    "{name}/" {home};\n' for name, home in place.homes.items())
    policy = everywhere(assets, '    add_header {} "{}" always;')
    elsewhere = "return 301 $camau_origin$request_uri;" if place.origins else "return 421;"
    return f"""\
# Written by `flask host nginx`. brotli_static needs nginx's brotli module; without it, take its line out.
{_names(place)}map "$host$uri" $camau_home {{
    default "";
{homes}}}
{_lock()}{_leads(place, policy)}map "$status$uri" $camau_kept {{
    default "{PAGE_KEPT}";
    "~^{LASTING}.*{PAGE}" "{PAGE_KEPT}";
    "~^{LASTING}{headers.FINGERPRINTED.pattern.removeprefix("^")}" "{FINGERPRINTED_KEPT}";
    "~^{LASTING}/" "{OTHER_KEPT}";
}}
map $uri $camau_shared {{
    default "";
    "~^{FOLDER}" "{SHARED_WITH}";
}}
server {{
{_listens(place)}
    root "{place.root}";
    access_log off;
    error_log /dev/null crit;
{PATIENCE}
    server_tokens off;
    absolute_redirect off;
    charset utf-8;
    # A range that is not there would be refused under the header of the whole file, to be kept for a year.
    max_ranges 0;
    brotli_static on;
    gzip_static on;
    gzip_vary on;
    error_page 403 404 405 $camau_missing;
    add_header Cache-Control $camau_kept always;
    add_header Set-Cookie $camau_unlocked always;
    add_header Access-Control-Allow-Origin $camau_shared always;
{policy}
    if ($camau_elsewhere) {{
        {elsewhere}
    }}
    if ($camau_unlocked) {{
        return 303 $camau_continue;
    }}
    if ($camau_jotter) {{
        return 303 $camau_jotter;
    }}
    if ($camau_home) {{
        return 302 $camau_home;
    }}
    location ~ \\.webmanifest$ {{
        types {{ }}
        default_type application/manifest+json;
    }}
    location ~ \\.csv$ {{
        types {{ }}
        default_type "{CSV_TYPE}";
    }}
    location = /_headers {{
        return 404;
    }}
}}
"""
