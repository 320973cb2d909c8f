"""What passes from one step of the build to the next."""

from collections.abc import Callable
from dataclasses import dataclass

from webapp.http.precompressed import PrecompressedFile


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


RenderedSite = dict[str, RenderedFile]
"""Files by address: `/en/help/`."""

Site = dict[str, PrecompressedFile]
