"""Precompressed files from memory: content coding, validators and ranges (RFC 9110)."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header, parse_etags, parse_range_header, quote_etag
from whitenoise import WhiteNoise
from whitenoise.responders import Response

IDENTITY = "identity"


@dataclass(frozen=True)
class PrecompressedFile:
    """One file; `variants` returns what it is compressed, by content coding (RFC 9110, 8.4.1): `br`, `gzip`."""

    body: bytes
    content_type: str
    variants: Callable[[], Mapping[str, bytes]] = dict

    @property
    def encodings(self) -> Mapping[str, bytes]:
        """Its compressed variants."""
        return self.variants()


def negotiate(header: str | None, file: PrecompressedFile) -> tuple[str, bytes]:
    """Return a content coding and the body in it: of the highest quality the smallest; else the identity."""
    variants = {IDENTITY: file.body, **file.encodings}
    smallest_first = sorted(variants, key=lambda coding: len(variants[coding]))
    coding = parse_accept_header(header, Accept).best_match(smallest_first, IDENTITY)
    return coding, variants[coding]


def representation_headers(file: PrecompressedFile, coding: str) -> dict[str, str]:
    """Return Content-Type, Content-Encoding and Vary."""
    headers = {"Content-Type": file.content_type}
    if file.encodings:
        headers["Vary"] = "Accept-Encoding"
    if coding != IDENTITY:
        headers["Content-Encoding"] = coding
    return headers


def _byte_range(environ: WSGIEnvironment, etag: str, length: int) -> tuple[int, int] | None:
    """Return the range asked for as (start, end), end excluded; None for what RFC 9110 lets a server ignore."""
    wanted = parse_range_header(environ.get("HTTP_RANGE"))
    if wanted is None or environ.get("HTTP_IF_RANGE", etag) != etag:
        return None
    return wanted.range_for_length(length)


class PrecompressedResponder:
    """A responder for WhiteNoise: `get_response(method, environ)`."""

    def __init__(self, file: PrecompressedFile) -> None:
        self._file = file
        # From the bytes alone: a new start, or another server, changes nothing on phones.
        self._digest = hashlib.sha256(file.body).hexdigest()[:16]

    def get_response(self, method: str, environ: WSGIEnvironment) -> Response:
        """Return the response to GET or HEAD; its `file` holds the bytes of the body, or None."""
        coding, body = negotiate(environ.get("HTTP_ACCEPT_ENCODING"), self._file)
        tag = self._digest if coding == IDENTITY else f"{self._digest}-{coding}"
        etag = quote_etag(tag)
        headers = representation_headers(self._file, coding) | {"ETag": etag, "Accept-Ranges": "bytes"}
        must_match = environ.get("HTTP_IF_MATCH")
        if must_match is not None and not parse_etags(must_match).contains(tag):
            return Response(HTTPStatus.PRECONDITION_FAILED, [*headers.items(), ("Content-Length", "0")], None)
        if parse_etags(environ.get("HTTP_IF_NONE_MATCH")).contains_weak(tag):
            return Response(HTTPStatus.NOT_MODIFIED, list(headers.items()), None)
        status = HTTPStatus.OK
        if method == "GET" and (part := _byte_range(environ, etag, len(body))):
            start, end = part
            headers["Content-Range"] = f"bytes {start}-{end - 1}/{len(body)}"
            status, body = HTTPStatus.PARTIAL_CONTENT, body[start:end]
        headers["Content-Length"] = str(len(body))
        return Response(status, list(headers.items()), body if method == "GET" else None)


class PrecompressedFiles(WhiteNoise):  # type: ignore[misc]  # WhiteNoise has no types
    """WhiteNoise with its files in memory, so that nothing which cleans a disk can take the site away."""

    def add_site(self, site: Mapping[str, PrecompressedFile]) -> None:
        """Serve these files from now on; `/en/help` and `/en/help/index.html` lead to `/en/help/`."""
        for path, file in site.items():
            self.files[path] = PrecompressedResponder(file)
            if path.endswith("/"):
                for other in (path.rstrip("/"), f"{path}{self.index_file}"):
                    self.files[other] = self.redirect(other, path)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from memory, or as the application does: to any other method by a page, not by an empty 405."""
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return self.application(environ, start_response)  # type: ignore[no-any-return]
        return super().__call__(environ, start_response)  # type: ignore[no-any-return]

    @staticmethod
    def serve(static_file: Any, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        """Send a responder's answer in one piece."""
        response = static_file.get_response(environ["REQUEST_METHOD"], environ)
        start_response(f"{response.status.value} {response.status.phrase}", list(response.headers))
        return [response.file] if response.file else []
