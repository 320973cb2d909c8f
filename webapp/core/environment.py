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

LATEST = datetime(9000, 1, 1, tzinfo=UTC)

LINK = re.compile(
    rf"{PREFIX}(\w+_)?(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)", re.ASCII
)
LINK_VALUE = re.compile(r"(tcp|udp|sctp)://")
"""Variables that Kubernetes, or Docker's links, add for each service beside this one."""


def build_date() -> datetime:
    """Return the date of the build, else now. Raise `ValueError` for an invalid date."""
    given = os.environ.get(DATE)
    if not given:
        return datetime.now(UTC)
    if not re.fullmatch(r"[0-9]{1,12}", given) or int(given) > LATEST.timestamp():
        raise ValueError(f"{DATE}: must be a whole number of seconds since 1970 (it is {printable(given, 80)})")
    return datetime.fromtimestamp(int(given), UTC)


def links() -> list[str]:
    """Return the names that a cluster added for a service called `camau`, sorted."""
    ours = sorted(name for name in os.environ if name.startswith(PREFIX))
    return [name for name in ours if LINK.fullmatch(name) or LINK_VALUE.match(os.environ[name])]


def errors(known: Collection[str]) -> list[str]:
    """Return an error for each name that is not `known`, for all that a cluster added, and for an invalid date."""
    written = links()
    found = [_of_a_cluster(written)] if written else []
    try:
        build_date()
    except ValueError as error:
        found.append(str(error))
    names = {name for name in os.environ if name.upper().startswith(PREFIX)}
    for name in sorted(names - {*known, *written}):
        near = get_close_matches(name.upper(), known, 1)
        found.append(f"{name}: there is no such setting" + (f"; did you mean {near[0]}?" if near else ""))
    return found


def _of_a_cluster(names: list[str]) -> str:
    others = f", and {len(names) - 1} more names" if len(names) > 1 else ""
    advice = "set `enableServiceLinks: false` for the pod, or give the service another name"
    return f"{names[0]}{others}: a cluster wrote this for a service called camau; {advice}"
