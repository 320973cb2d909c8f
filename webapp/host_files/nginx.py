"""A server for nginx, with the compressed twins made ready."""

from webapp import headers
from webapp.assets import Assets
from webapp.host_files.place import FINGERPRINTED_KEPT, LASTING, OTHER_KEPT, PAGE, PAGE_KEPT, Place, everywhere

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


def _leads(place: Place) -> str:
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
{PATIENCE}
    location / {{
        return 301 https://$camau_name$request_uri;
    }}
    location /.well-known/acme-challenge/ {{
        root /var/www/acme;
    }}
}}
"""


def configuration(assets: Assets, place: Place) -> str:
    """Return a server for nginx (a file in `http`, such as `sites-enabled/`), with the twins made ready."""
    homes = "".join(f'    "{name}/" {home};\n' for name, home in place.homes.items())
    return f"""\
# Written by `flask host nginx`. brotli_static needs nginx's brotli module; without it, take its line out.
{_leads(place)}map "$host$uri" $camau_home {{
    default "";
{homes}}}
map "$status$uri" $camau_kept {{
    default "{PAGE_KEPT}";
    "~^{LASTING}.*{PAGE}" "{PAGE_KEPT}";
    "~^{LASTING}{headers.FINGERPRINTED.pattern.removeprefix("^")}" "{FINGERPRINTED_KEPT}";
    "~^{LASTING}/" "{OTHER_KEPT}";
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
    brotli_static on;
    gzip_static on;
    gzip_vary on;
    error_page 404 /404.html;
    add_header Cache-Control $camau_kept always;
{everywhere(assets, '    add_header {} "{}" always;')}
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
