"""What passes from one step of the build to the next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Source:
    """How one file is made: `produce` takes whether the host runs no code, and returns the body.

    `offline`: phones keep it.
    """

    content_type: str
    produce: Callable[[bool], str | bytes]
    offline: bool = False


@dataclass(frozen=True)
class RenderedFile:
    """One file with its content type; phones keep those that are `offline`."""

    body: bytes
    content_type: str
    offline: bool = False


@dataclass(frozen=True)
class PrecompressedFile:
    """One file and its compressed variants, by content coding (RFC 9110, 8.4.1): `br`, `gzip`."""

    body: bytes
    content_type: str
    encodings: Mapping[str, bytes] = field(default_factory=dict)


RenderedSite = dict[str, RenderedFile]
"""Files by address: `/en/help/`."""

Site = dict[str, PrecompressedFile]
