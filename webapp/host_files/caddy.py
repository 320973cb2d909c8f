"""A Caddyfile."""

from webapp import headers
from webapp.assets import Assets
from webapp.host_files.place import FINGERPRINTED_KEPT, OTHER_KEPT, PAGE, PAGE_KEPT, Place, everywhere


def configuration(assets: Assets, place: Place) -> str:
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
	root * "{place.root}"
	@page path_regexp {PAGE}
	@fingerprinted path_regexp {headers.FINGERPRINTED.pattern}
	@manifest path *.webmanifest
	@other {{
		not path_regexp {PAGE}
		not path_regexp {headers.FINGERPRINTED.pattern}
	}}
	header @page Cache-Control "{PAGE_KEPT}"
	header @fingerprinted Cache-Control "{FINGERPRINTED_KEPT}"
	header @other Cache-Control "{OTHER_KEPT}"
	header {{
{everywhere(assets, '		{} "{}"')}
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
		header Cache-Control "{PAGE_KEPT}"
		file_server {{
			precompressed br gzip
		}}
	}}
}}
"""
