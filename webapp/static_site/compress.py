"""Compress: each text of the site by Brotli and gzip, where that makes it smaller."""

import gzip
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from functools import cache, partial

import brotli

from webapp.core.content_types import is_text
from webapp.http.precompressed import PrecompressedFile
from webapp.static_site.model import RenderedFile, RenderedSite, Site


class Compression(Enum):
    """Compression levels: the quality of Brotli (0 to 11) and the level of gzip (0 to 9).

    `FAST` compresses a file when it is first asked for, in a fiftieth of the time and to about a tenth more.
    """

    FULL = (11, 9)
    FAST = (5, 1)


def _variants(body: bytes, quality: int, level: int) -> Mapping[str, bytes]:
    """Return each compressed variant that is smaller than `body`."""
    variants = {"br": brotli.compress(body, quality=quality), "gzip": gzip.compress(body, level, mtime=0)}
    return {name: variant for name, variant in variants.items() if len(variant) < len(body)}


def compress_file(file: RenderedFile, compression: Compression) -> PrecompressedFile:
    """Return a file with its compressed variants."""
    if not is_text(file.content_type):
        return PrecompressedFile(file.body, file.content_type)
    variants = cache(partial(_variants, file.body, *compression.value))
    if compression is Compression.FULL:
        variants()
    return PrecompressedFile(file.body, file.content_type, variants)


def compress(files: RenderedSite, compression: Compression) -> Site:
    """Return every file with its compressed variants."""
    with ThreadPoolExecutor() as pool:  # Brotli and zlib let go of the interpreter
        compressed = pool.map(lambda file: compress_file(file, compression), files.values())
        return dict(zip(files, compressed, strict=True))
