"""The names in the environment that look like settings of ours and are none."""

import os
import re
from collections.abc import Collection
from difflib import get_close_matches

PREFIX = "CAMAU_"

LINK = re.compile(
    rf"{PREFIX}(\w+_)?(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)", re.ASCII
)
LINK_VALUE = re.compile(r"(tcp|udp|sctp)://")
"""What a cluster (Kubernetes, or Docker's links) writes into the environment for each service beside this one."""


def links() -> list[str]:
    """Return the names that a cluster wrote for a service called `camau`, sorted."""
    ours = sorted(name for name in os.environ if name.startswith(PREFIX))
    return [name for name in ours if LINK.fullmatch(name) or LINK_VALUE.match(os.environ[name])]


def problems(known: Collection[str]) -> list[str]:
    """Return one line for each name of ours that is not `known`, and one for all that a cluster wrote."""
    written = links()
    found = [_of_a_cluster(written)] if written else []
    names = {name for name in os.environ if name.upper().startswith(PREFIX)}
    for name in sorted(names - {*known, *written}):
        near = get_close_matches(name.upper(), known, 1)
        found.append(f"{name}: there is no such setting" + (f"; did you mean {near[0]}?" if near else ""))
    return found


def _of_a_cluster(names: list[str]) -> str:
    others = f", and {len(names) - 1} more names" if len(names) > 1 else ""
    advice = "set `enableServiceLinks: false` for the pod, or give the service another name"
    return f"{names[0]}{others}: a cluster wrote this for a service called camau; {advice}"
