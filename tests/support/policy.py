"""The header policy that a static host must send."""

from flask import Flask

from webapp.context import context_of
from webapp.http import headers


def of_file(app: Flask, path: str, *, page: bool) -> dict[str, str]:
    """Return every header of the answer to `path`; `page` says whether HTML is sent."""
    kept = headers.cache_control(path, "text/html" if page else "")
    return headers.site_headers(context_of(app)) | headers.cross_origin(path) | {"Cache-Control": kept}
