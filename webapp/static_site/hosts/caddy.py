"""A Caddyfile."""

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
    OTHER_KEPT,
    PAGE,
    PAGE_KEPT,
    SHARED_WITH,
    Place,
    everywhere,
)

LOCAL = r"^(localhost|[0-9.]+|\[[0-9a-fA-F:.]+\])(:[0-9]+)?$"


def _redirects(place: Place) -> str:
    """Return what leads from any name that is not ours to the one that is meant."""
    lines = []
    for number, (name, origin) in enumerate(list(place.names.items())[1:]):
        lines.append(f"@other{number} host {name} {name}. *.{name}")
        lines.append(f"redir @other{number} {origin}{{uri}} 301")
    lines.append(f"redir {place.origins[0]}{{uri}} 301" if place.origins else "respond 421")
    return "".join(f"\t\t{line}\n" for line in lines)


def _elsewhere(place: Place) -> str:
    """Return the rule for a name that is not ours: another name is another lock. `/up.txt` is for monitors."""
    ours = [f"not host {' '.join(place.names)}"] if place.names else []
    ours += [f"not header_regexp Host {LOCAL}"] if place.local else []
    conditions = "".join(f"\t\t{line}\n" for line in [*ours, "not path /up.txt"])
    return f"""\
	@elsewhere {{
{conditions}	}}
	handle @elsewhere {{
		header Cache-Control "{PAGE_KEPT}"
{_redirects(place)}	}}
"""


def _catch_all(assets: Assets, place: Place) -> str:
    """Return a site for every other name, such as `www`, where the first answers to names alone."""
    if not place.origins or re.search(r"[:/]", place.listen):
        return ""
    policy = everywhere(assets, '\t\t{} "{}"')
    return f"""\
http://, https:// {{
	route {{
		header {{
{policy}
			Cache-Control "{PAGE_KEPT}"
		}}
{_redirects(place)}	}}
}}
"""


def _lock(place: Place) -> str:
    """Return what leads a locked browser to the Jotter, and what *Continue* asks for."""
    ways = "".join(
        f"""\
	@continue-{language.code} {{
		method POST
		path {path}
		not header_regexp Sec-Fetch-Site ^(cross-site|same-site|none)$
	}}
	handle @continue-{language.code} {{
		header Set-Cookie "{UNLOCKED}"
		header Cache-Control "{PAGE_KEPT}"
		redir * {HOME.path(language)} 303
	}}
"""
        for path, language in CONTINUE_PATHS.items()
    )
    last = sorted(DECOY_PATHS.items(), key=lambda item: item[1] is SOURCE)
    doors = {
        name: jotter for name, home in place.homes.items() for jotter in DECOY_PATHS if jotter.startswith(home)
    }
    led = [(f"host {name}\n\t\tpath /", jotter) for name, jotter in doors.items()]
    led += [(f"path {'*' if language is SOURCE else f'/{language.code}/*'}", jotter) for jotter, language in last]
    locks = "".join(
        f"""\
	@locked{number} {{
		header_regexp Cookie "{LOCKED}"
		{condition}
		not path_regexp ^({OPEN})$
	}}
	handle @locked{number} {{
		header Cache-Control "{PAGE_KEPT}"
		redir * {jotter} 303
	}}
"""
        for number, (condition, jotter) in enumerate(led)
    )
    return ways + locks


def configuration(assets: Assets, place: Place) -> str:
    """Return a Caddyfile; `listen` may be names, for which Caddy gets certificates by itself."""
    homes = "".join(
        f"\t@{home[1:3]} {{\n\t\thost {name}\n\t\tpath /\n\t}}\n\tredir @{home[1:3]} {home} 302\n"
        for name, home in place.homes.items()
    )
    jotter = next(path for path, language in DECOY_PATHS.items() if language is SOURCE)
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
{_catch_all(assets, place)}{place.listen} {{
	root * "{place.root}"
	@page path_regexp {PAGE}
	@fingerprinted path_regexp {headers.FINGERPRINTED.pattern}
	@manifest path *.webmanifest
	@csv path *.csv
	@shared path {FOLDER}*
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
	header @csv Content-Type "{CSV_TYPE}"
	header @shared Access-Control-Allow-Origin "{SHARED_WITH}"
	# A range that is not there would be refused under the header of the whole file, to be kept for a year.
	request_header -Range
	request_body {{
		max_size 1KB
	}}
	route {{
{_indented(_elsewhere(place) + _lock(place) + homes)}	}}
	file_server {{
		precompressed br gzip
		hide _headers
	}}
	handle_errors {{
		@locked header_regexp Cookie "{LOCKED}"
		@open not header_regexp Cookie "{LOCKED}"
		rewrite @locked {jotter}index.html
		rewrite @open /404.html
		header Cache-Control "{PAGE_KEPT}"
		file_server {{
			precompressed br gzip
		}}
	}}
}}
"""


def _indented(lines: str) -> str:
    return "".join(f"\t{line}\n" for line in lines.splitlines())
