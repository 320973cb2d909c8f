"""Where a host finds the export, where it answers, and how long each kind of file may be kept."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from webapp.assets.bundles import Assets
from webapp.core import urls
from webapp.http import headers

PAGE = r"(/|\.html)$"
"""Which addresses are pages, for hosts that know regular expressions."""

LASTING = f"({'|'.join(str(int(status)) for status in sorted(headers.LASTING))})"
"""Which statuses may be kept, for hosts that know regular expressions."""

PAGE_KEPT = headers.cache_control("/", "text/html")
SHARED_WITH = headers.OPEN_DATA["Access-Control-Allow-Origin"]
FINGERPRINTED_KEPT = headers.cache_control("/pack.0123456789ab.json", "")
OTHER_KEPT = headers.cache_control("/sw.js", "")

UNQUOTABLE = re.compile(r'["\\${}\x00-\x1f]')
"""What a path between quotation marks may not hold: to nginx or Caddy it would be more than a letter."""


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
        split = ((urls.split_authority(urlsplit(origin).netloc)[0], origin) for origin in self.origins)
        return dict(split)


def everywhere(assets: Assets, form: str) -> str:
    """Return the headers of every path, each in the `form` that takes its name and its value."""
    return "\n".join(form.format(name, value) for name, value in headers.for_every_path(assets).items())
