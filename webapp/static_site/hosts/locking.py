"""The lock on a host that runs no code: which cookie it is, and what a locked browser may still ask for."""

import re

from webapp.http.well_known import WELL_KNOWN_PATHS
from webapp.pwa.manifest import MANIFEST_PATHS
from webapp.quick_exit.decoy_page import CONTINUE_PATHS, DECOY_PATHS
from webapp.quick_exit.lock import COOKIE

LOCKED = rf"(^|;)[ \t]*{COOKIE}=1[ \t]*(;|$)"
"""The lock's cookie among those of a request, by its whole name and its whole value."""

UNLOCKED = f"{COOKIE}=; Path=/; Max-Age=0"
OPEN = "|".join(
    [
        *(re.escape(path) for path in (*DECOY_PATHS, *CONTINUE_PATHS, *MANIFEST_PATHS, *WELL_KNOWN_PATHS)),
        r"/static/[^?]*[.][a-z0-9]+",
    ]
)
"""What a locked browser may ask for, as a regular expression; what is not there is the Jotter too."""
