"""The configuration of nginx or Caddy, for the site that `flask export` writes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask
from jinja2 import FileSystemLoader

from webapp.context import context_of
from webapp.core import urls
from webapp.http import headers
from webapp.http.well_known import WELL_KNOWN_PATHS
from webapp.i18n.languages import SOURCE
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
    "shared_with": headers.OPEN_DATA["Access-Control-Allow-Origin"],
    "csv_type": CSV_TYPE,
}
"""The values of every template. Paths, statuses and cookies are regular expressions."""


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


def render_configuration(app: Flask, template: str, place: Place) -> str:
    """Return the configuration of a host; `template` is a file beside this one."""
    policy = headers.site_headers(context_of(app))
    environment = app.jinja_env.overlay(loader=FileSystemLoader(Path(__file__).parent))
    return environment.get_template(template).render({**VALUES, "policy": policy, "place": place}) + "\n"
