"""The values that pass from one step of the build to the next."""

from collections.abc import Callable
from dataclasses import dataclass

from webapp.http.precompressed import PrecompressedFile


@dataclass(frozen=True)
class Source:
    """How to render one file: `produce` takes whether it is for a static export, and returns the body.

    `offline`: it is part of the offline bundle.
    """

    content_type: str
    produce: Callable[[bool], str | bytes]
    offline: bool = False


@dataclass(frozen=True)
class RenderedFile:
    """One file with its content type; `offline` puts it into the offline bundle."""

    body: bytes
    content_type: str
    offline: bool = False


RenderedSite = dict[str, RenderedFile]
"""Files by address: `/en/help/`."""

Site = dict[str, PrecompressedFile]
