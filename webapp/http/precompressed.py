"""Precompressed files from memory: content coding, validators and ranges (RFC 9110)."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header, parse_etags, parse_range_header, quote_etag
from whitenoise import WhiteNoise
from whitenoise.responders import Response

IDENTITY = "identity"
EMPTY_SUFFIX_RANGE = re.compile(r"bytes=\s*-0+\s*", re.IGNORECASE)
"""The suffix range of zero bytes: unsatisfiable, and rejected by Werkzeug's parser."""

IDENTITY_QUALITY = 1e-6
"""The quality of the identity coding where the request says nothing of it: acceptable, and preferred to nothing."""


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


def _quality(accepted: Accept, coding: str) -> float:
    """Return the quality of a coding, 0 if it is refused (RFC 9110, 12.5.3)."""
    if coding == IDENTITY and not any(value.lower() in {IDENTITY, "*"} for value in accepted.values()):
        return IDENTITY_QUALITY
    return accepted.quality(coding)


def negotiate(header: str | None, file: PrecompressedFile) -> tuple[str, bytes]:
    """Return the content coding to send and the body in it: the highest quality, of equals the smallest.

    Where everything is refused the answer is the identity coding, as the RFC allows.
    """
    accepted = parse_accept_header(header, Accept)
    variants = {IDENTITY: file.body, **file.encodings}
    wanted = {coding: _quality(accepted, coding) for coding in variants}
    best = max(variants, key=lambda coding: (wanted[coding], -len(variants[coding])))
    coding = best if wanted[best] else IDENTITY
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
    """Return the one range asked for as (start, end), end excluded; None to send the whole.

    Raise `ValueError` if the range lies outside. Several ranges, and an `If-Range` that is not this strong ETag,
    are answered with the whole (RFC 9110, 13.1.5 and 14.2).
    """
    header = environ.get("HTTP_RANGE", "")
    wanted = parse_range_header("bytes=-1" if EMPTY_SUFFIX_RANGE.fullmatch(header) else header)
    if wanted is None or wanted.units != "bytes" or len(wanted.ranges) != 1:
        return None
    if environ.get("HTTP_IF_RANGE", quote_etag(etag)).strip() != quote_etag(etag):
        return None
    start, end = wanted.ranges[0]
    if EMPTY_SUFFIX_RANGE.fullmatch(header):
        start = length
    elif start < 0:
        start, end = max(start + length, 0), length
    end = length if end is None else min(end, length)
    if start >= end:
        raise ValueError("the range lies outside")
    return start, end


class PrecompressedResponder:
    """A responder for WhiteNoise: `get_response(method, environ)`."""

    def __init__(self, file: PrecompressedFile) -> None:
        self._file = file
        # From the bytes alone: a new start, or another server, changes nothing on phones.
        self._digest = hashlib.sha256(file.body).hexdigest()[:16]

    def get_response(self, method: str, environ: WSGIEnvironment) -> Any:
        """Return the response to GET or HEAD; its `file` holds the bytes of the body, or None."""
        coding, body = negotiate(environ.get("HTTP_ACCEPT_ENCODING"), self._file)
        etag = self._digest if coding == IDENTITY else f"{self._digest}-{coding}"
        headers = representation_headers(self._file, coding) | {
            "ETag": quote_etag(etag),
            "Accept-Ranges": "bytes",
        }
        status, headers, body = self._conditional(method, environ, etag, headers, body)
        return Response(status, list(headers.items()), body if method == "GET" else None)

    def _conditional(
        self, method: str, environ: WSGIEnvironment, etag: str, headers: dict[str, str], body: bytes
    ) -> tuple[HTTPStatus, dict[str, str], bytes]:
        """Apply the preconditions and the range, in the order of RFC 9110, 13.2.2."""
        must_match = environ.get("HTTP_IF_MATCH")
        if must_match is not None and not parse_etags(must_match).contains(etag):
            return HTTPStatus.PRECONDITION_FAILED, headers | {"Content-Length": "0"}, b""
        if parse_etags(environ.get("HTTP_IF_NONE_MATCH")).contains_weak(etag):
            return HTTPStatus.NOT_MODIFIED, headers, b""
        try:
            part = _byte_range(environ, etag, len(body)) if method == "GET" else None
        except ValueError:
            unsatisfied = {"Content-Range": f"bytes */{len(body)}", "Content-Length": "0"}
            return HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers | unsatisfied, b""
        if part is None:
            return HTTPStatus.OK, headers | {"Content-Length": str(len(body))}, body
        start, end = part
        sent = {"Content-Range": f"bytes {start}-{end - 1}/{len(body)}", "Content-Length": str(end - start)}
        return HTTPStatus.PARTIAL_CONTENT, headers | sent, body[start:end]


class PrecompressedFiles(WhiteNoise):  # type: ignore[misc]  # WhiteNoise has no types
    """WhiteNoise with its files in memory, so that nothing which cleans a disk can take the site away.

    Anything but GET and HEAD goes on to the application, which answers with a page and not with an empty 405.
    """

    def __init__(self, application: WSGIApplication) -> None:
        super().__init__(application, index_file=True)

    @property
    def count(self) -> int:
        """The number of files, without redirects."""
        return sum(isinstance(file, PrecompressedResponder) for file in self.files.values())

    def add_site(self, site: Mapping[str, PrecompressedFile]) -> None:
        """Serve these files from now on; `/en/help` and `/en/help/index.html` lead to `/en/help/`."""
        for path, file in site.items():
            self.files[path] = PrecompressedResponder(file)
            if path.endswith("/"):
                for other in (path.rstrip("/"), f"{path}{self.index_file}"):
                    self.files[other] = self.redirect(other, path)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from memory, or as the application does."""
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return self.application(environ, start_response)  # type: ignore[no-any-return]
        return super().__call__(environ, start_response)  # type: ignore[no-any-return]

    @staticmethod
    def serve(static_file: Any, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        """Send a responder's answer in one piece."""
        response = static_file.get_response(environ["REQUEST_METHOD"], environ)
        start_response(f"{response.status.value} {response.status.phrase}", list(response.headers))
        return [response.file] if response.file else []
