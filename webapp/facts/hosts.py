"""Which host an address is on, and who runs it."""

from collections.abc import Iterable
from urllib.parse import urlsplit


def host(url: str) -> str:
    """Return the host of an address; nothing where it has none."""
    return urlsplit(url).hostname or ""


def runs(domains: Iterable[str], url: str) -> bool:
    """Say whether the host of `url` is one of `domains` or inside one."""
    found = host(url)
    return any(found == domain or found.endswith(f".{domain}") for domain in domains)
