"""The header policy: the headers of every response, and of every file of the static export."""

import re
from collections.abc import Iterable
from http import HTTPStatus
from typing import get_args
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask

from webapp.assets.bundles import Assets
from webapp.context import Context, context_of
from webapp.facts.model import ContactPage
from webapp.i18n.languages import LANGUAGES
from webapp.open_data.records import FOLDER
from webapp.pages import page_named, using
from webapp.quick_exit.decoy_page import DECOY_PATHS
from webapp.quick_exit.routes import FORM_PATHS

FINGERPRINTED = re.compile(r"^/(static/.+|pack)\.[0-9a-f]{12}\.\w+$")

NO_STORE = "no-store"
IMMUTABLE = "public, max-age=31536000, immutable"
CACHEABLE_STATUSES = frozenset({HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT, HTTPStatus.NOT_MODIFIED})
"""The only statuses under which a response may be cached."""

SITE_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=()",
}

VALIDATORS = frozenset({"etag", "accept-ranges"})
"""Of use only to who keeps a copy: a page, which nobody may keep, goes without."""

DRAFT = {"X-Robots-Tag": "noindex, nofollow"}
"""What keeps search engines out of a draft."""

OPEN_DATA = {"Access-Control-Allow-Origin": "*"}


def _addresses(*names: str) -> frozenset[str]:
    return frozenset(page_named(name).path(language) for name in names for language in LANGUAGES)


STYLED = ("home", "help", "near", "poster", "help_button", "school_pack")
"""The pages with a stylesheet of their name."""
ONLY_AT = {f"{name}.css": _addresses(name) for name in STYLED} | {
    "decoy.js": frozenset(DECOY_PATHS),
    "screens.css": _addresses(*using("screens")),
    "open_status.js": _addresses(*using("hours"), *get_args(ContactPage)),
}
"""The bundles inlined at a few addresses only: elsewhere their hashes would be sent for nothing."""
EXCEPT_AT = {
    "page.css": frozenset(DECOY_PATHS) | _addresses("home", "help", "near", *using("screens")),
    "head.js": frozenset(DECOY_PATHS),
}
"""The bundles inlined nearly everywhere, and the addresses without them."""


def _is_inlined_at(name: str, path: str | None) -> bool:
    return path is None or (path in ONLY_AT.get(name, {path}) and path not in EXCEPT_AT.get(name, ()))


def content_security_policy(assets: Assets, path: str | None) -> str:
    """Return the CSP for one path or for all; `connect-src` is for the worker and for leaving."""
    bundles = [name for name in assets.inline if _is_inlined_at(name, path)]
    scripts = [assets.csp_hashes[name] for name in bundles if name.endswith(".js")]
    styles = [assets.csp_hashes[name] for name in bundles if name.endswith(".css")]
    return "; ".join(
        [
            "default-src 'none'",
            "base-uri 'none'",
            "form-action 'self'" if path in FORM_PATHS else "form-action 'none'",
            "frame-ancestors 'none'",
            " ".join(["script-src 'self'", *scripts]),
            " ".join(["style-src", *styles]),
            "img-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "connect-src 'self'",
        ]
    )


def cross_origin(path: str) -> dict[str, str]:
    """Return what lets the scripts of other websites read the file at `path`: only the open data has it."""
    return OPEN_DATA if path.startswith(FOLDER) else {}


def cache_control(path: str, content_type: str, status: int = HTTPStatus.OK) -> str:
    """Return the Cache-Control of a response.

    Pages, 304 without a type among them, leave no copy in the browser's own cache. An error or a redirect is never
    kept: under a fingerprinted address it would stay for a year.
    """
    if status not in CACHEABLE_STATUSES or content_type.startswith("text/html") or path.endswith("/"):
        return NO_STORE
    return IMMUTABLE if FINGERPRINTED.match(path) else "no-cache"


def site_headers(context: Context, path: str | None = None) -> dict[str, str]:
    """Return the headers that do not depend on the content type or status, for one path or for all."""
    policy = SITE_HEADERS | {"Content-Security-Policy": content_security_policy(context.assets, path)}
    return policy | (DRAFT if context.draft else {}) | cross_origin(path or "")


def headers_for(path: str, content_type: str, context: Context, status: int = HTTPStatus.OK) -> dict[str, str]:
    """Return every header of the policy for a response of `content_type` at `path`."""
    return site_headers(context, path) | {"Cache-Control": cache_control(path, content_type, status)}


class HeaderPolicyMiddleware:
    """Set the policy's headers on whatever answered: Flask, WhiteNoise, a redirect or an error."""

    def __init__(self, application: WSGIApplication, app: Flask) -> None:
        self._application = application
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as the application does, with the headers of the policy."""

        def start(status: str, headers: list[tuple[str, str]], *extra: object) -> object:
            content_type = next((value for name, value in headers if name.lower() == "content-type"), "")
            policy = headers_for(environ.get("PATH_INFO", ""), content_type, context_of(self._app), int(status[:3]))
            useless = VALIDATORS if policy["Cache-Control"] == NO_STORE else set()
            ours = {name.lower() for name in policy} | useless
            kept = [(name, value) for name, value in headers if name.lower() not in ours]
            return start_response(status, [*kept, *policy.items()], *extra)  # type: ignore[arg-type]

        return self._application(environ, start)  # type: ignore[arg-type]
