"""URLs: strict validation of whatever a setting or a fact may name, and their hosts."""

import re
from collections.abc import Iterable
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import urlsplit

LONGEST = 2000
LONGEST_NAME = 253
AUTHORITY = re.compile(r"(?P<host>\[[0-9a-fA-F:.]*\]|[^:\[\]]*)(?::(?P<port>[0-9]*))?")
LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)
WHOLE = re.compile(r"(?P<scheme>[a-z]+)://(?P<authority>[^/?#]*)(?P<rest>.*)")
PART = r"(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*"
REST = re.compile(f"{PART}(#{PART})?", re.ASCII)
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.IGNORECASE)
"""A last label that makes browsers parse the whole host as an IPv4 address."""

TEST_LABEL = re.compile(
    r"(?:.*-)?(?:uat|beta|alpha|cms|tests?|testing|stag(?:e|ing)|dev|develop(?:ment)?|pre-?prod|preview|qa|sandbox|demo)"
    r"\d*(?:-.*)?"
)
"""A part of a host's name that says: not the site that its owner keeps for the public."""
HIGHEST_PORT = 65535
FULL_NAME = "must hold the name of a host, spelt in full, such as www.bbc.co.uk"
WHOLE_ADDRESS = "must be a whole address that starts with https://"

HTTPS_PATTERN = r"^https://[^\s/]+\S*$"
"""An approximation of `https` for JSON Schema."""


def is_ip_literal(host: str) -> bool:
    """Return whether a host is an IP literal: `127.0.0.1`, `[::1]`."""
    try:
        IPv6Address(host[1:-1]) if host.startswith("[") and host.endswith("]") else IPv4Address(host)
    except AddressValueError:
        return False
    return True


def is_name(host: str) -> bool:
    """Return whether a host is a DNS name in ASCII, without a trailing dot."""
    labels = host.split(".")
    if len(host) > LONGEST_NAME or not all(map(LABEL.fullmatch, labels)) or NUMBER.fullmatch(labels[-1]):
        return False
    try:
        host.encode().decode("idna")
    except UnicodeError:
        return False
    return True


def split_authority(authority: str) -> tuple[str, int | None]:
    """Return the host, in lower case, and the port. Raise `ValueError` for neither a name nor an IP literal."""
    parts = AUTHORITY.fullmatch(authority)
    if parts is None:
        raise ValueError("must hold one host, and nothing before it")
    host, port = parts["host"].lower(), parts["port"]
    if not is_name(host) and not is_ip_literal(host):
        raise ValueError(FULL_NAME)
    if port is not None and not (port and len(port) <= len(str(HIGHEST_PORT)) and 1 <= int(port) <= HIGHEST_PORT):
        raise ValueError("must have a port from 1 to 65535, or none")
    return host, int(port) if port else None


def split(address: str) -> tuple[str, str, int | None, str]:
    """Return scheme, host, port and the rest. Raise `ValueError` for what a browser could parse in another way."""
    if len(address) > LONGEST:
        raise ValueError(f"must be no longer than {LONGEST} characters")
    parts = WHOLE.fullmatch(address)
    if parts is None:
        raise ValueError(WHOLE_ADDRESS)
    host, port = split_authority(parts["authority"])
    if not REST.fullmatch(parts["rest"]):
        raise ValueError("must hold no space and nothing that an address writes as %")
    return parts["scheme"], host, port, parts["rest"]


def https(address: str) -> str:
    """Validate an https URL with a fully qualified host. Raise `ValueError` for any other."""
    scheme, host, _port, _rest = split(address)
    if scheme != "https":
        raise ValueError(WHOLE_ADDRESS)
    if "." not in host and not is_ip_literal(host):
        raise ValueError(FULL_NAME)
    return address


def safe_site(address: str) -> str:
    """Validate the URL of the exit: https, or 127.0.0.1 to try it out. Raise `ValueError` for any other."""
    scheme, host, _port, _rest = split(address)
    return address if (scheme, host) == ("http", "127.0.0.1") else https(address)


def origin(address: str) -> str:
    """Validate an origin and return it in lower case. Raise `ValueError` for any other URL."""
    scheme, host, port, rest = split(address.lower())
    if scheme not in {"http", "https"} or rest not in {"", "/"}:
        raise ValueError("must be an address without a path, such as https://camau.example")
    return f"{scheme}://{host}" + (f":{port}" if port else "")


def host(url: str) -> str:
    """Return the host of an address, or nothing where it has none."""
    return urlsplit(url).hostname or ""


def is_on(url: str, domains: Iterable[str]) -> bool:
    """Return whether the host of `url` is one of `domains` or inside one."""
    found = host(url)
    return any(found == domain or found.endswith(f".{domain}") for domain in domains)


def not_for_tests(url: str) -> str:
    """Return an address as it is. Raise `ValueError` for one of a test host: what it says may be made up."""
    labels = host(url).split(".")[:-2]  # without its owner's name: `cms.example` is nobody's test host
    if any(TEST_LABEL.fullmatch(label) for label in labels):
        raise ValueError(f"{host(url)} is a test host: give the page that its owner keeps for the public")
    return url


def host_name(url: str) -> str:
    """Return the host of an address as a reader knows it, without `www.`."""
    return host(url).removeprefix("www.")
