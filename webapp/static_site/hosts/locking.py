"""The lock on a host that runs no code: which cookie it is, and what a locked browser may still ask for."""

import re

from webapp.http.well_known import FIXED_FILES, MANIFESTS
from webapp.quick_exit.routes import COOKIE, JOTTERS

LOCKED = rf"(^|;)[ \t]*{COOKIE}=1[ \t]*(;|$)"
"""The lock's cookie among those of a request, by its whole name and its whole value."""

UNLOCKED = f"{COOKIE}=; Path=/; Max-Age=0"
CONTINUE = {f"{path}in": language for path, language in JOTTERS.items()}
"""What the Jotter's form posts to, with its language."""

OPEN = "|".join(
    [*(re.escape(path) for path in (*JOTTERS, *CONTINUE, *MANIFESTS, *FIXED_FILES)), r"/static/[^?]*[.][a-z0-9]+"]
)
"""What a locked browser may ask for, as a regular expression; what is not there is the Jotter too."""
