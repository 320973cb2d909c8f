"""The values that pass from one step of the build to the next."""

from dataclasses import dataclass

from webapp.http.precompressed import PrecompressedFile


@dataclass(frozen=True)
class RenderedFile:
    """One file with its content type; `offline` puts it into the offline bundle."""

    body: bytes
    content_type: str
    offline: bool = False


RenderedSite = dict[str, RenderedFile]
"""Files by address: `/en/help/`."""

Site = dict[str, PrecompressedFile]
