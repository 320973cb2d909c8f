"""Environment variables beside the settings: unknown `CAMAU_` names, and `SOURCE_DATE_EPOCH`."""

import os
import re
from collections.abc import Collection
from datetime import UTC, datetime
from difflib import get_close_matches

from webapp.core.errors import printable

PREFIX = "CAMAU_"
DATE = "SOURCE_DATE_EPOCH"
"""The date of a build, in seconds since 1970: https://reproducible-builds.org/specs/source-date-epoch/"""

LINK = re.compile(rf"{PREFIX}(\w+_)?(SERVICE_(HOST|PORT)|PORT_[0-9])", re.ASCII)
LINK_VALUE = re.compile(r"(tcp|udp|sctp)://")
"""Variables that Kubernetes, or Docker's links, add for each service beside this one."""


def build_date() -> datetime:
    """Return the date of the build, else now. Raise `ValueError` for an invalid date."""
    given = os.environ.get(DATE)
    if not given:
        return datetime.now(UTC)
    if not re.fullmatch(r"[0-9]{1,11}", given):  # one more digit may be after the year 9999
        raise ValueError(f"{DATE}: must be a whole number of seconds since 1970 (it is {printable(given, 80)})")
    return datetime.fromtimestamp(int(given), UTC)


def links() -> list[str]:
    """Return the names that a cluster added for a service called `camau`, sorted."""
    ours = sorted(name for name in os.environ if name.startswith(PREFIX))
    return [name for name in ours if LINK.match(name) or LINK_VALUE.match(os.environ[name])]


def errors(known: Collection[str]) -> list[str]:
    """Return an error for each name that is not `known`, for all that a cluster added, and for an invalid date."""
    found = []
    if written := links():
        others = f", and {len(written) - 1} more names" if len(written) > 1 else ""
        advice = "set `enableServiceLinks: false` for the pod, or give the service another name"
        found.append(f"{written[0]}{others}: a cluster wrote this for a service called camau; {advice}")
    try:
        build_date()
    except ValueError as error:
        found.append(str(error))
    names = {name for name in os.environ if name.upper().startswith(PREFIX)}
    for name in sorted(names - {*known, *written}):
        near = get_close_matches(name.upper(), known, 1)
        found.append(f"{name}: there is no such setting" + (f"; did you mean {near[0]}?" if near else ""))
    return found
