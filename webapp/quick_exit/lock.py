"""The lock: a cookie, and the middleware that shows a browser which holds it nothing but the decoy page."""

from collections.abc import Collection, Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, redirect

from webapp.context import context_of
from webapp.i18n.languages import from_path
from webapp.i18n.negotiation import negotiate_language
from webapp.quick_exit.decoy_page import CONTINUE_PATHS, DECOY_PATHS, decoy_path, exit_path

COOKIE = "away"
SAFE_METHODS = frozenset({"GET", "HEAD"})


def _cookies(environ: WSGIEnvironment) -> list[str]:
    """Return each cookie as it came, `name=value`; one that could not be read is empty.

    The server joins several `Cookie` headers by `;`, and leaves nothing of one that holds a byte that is not ASCII.
    """
    header = environ.get("HTTP_COOKIE")
    return [] if header is None else [pair.strip() for pair in header.split(";")]


def has_unreadable_cookies(environ: WSGIEnvironment) -> bool:
    """Return whether the browser sent a cookie that could not be read."""
    return "" in _cookies(environ)


def is_locked(environ: WSGIEnvironment) -> bool:
    """Return whether this browser has left; one whose cookies cannot be read counts as having left."""
    return f"{COOKIE}=1" in _cookies(environ) or has_unreadable_cookies(environ)


def is_cross_site(environ: WSGIEnvironment) -> bool:
    """Return whether another site sent this. Before 2023 browsers named an origin instead, maybe `null`."""
    site = environ.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin: str = environ.get("HTTP_ORIGIN", "null")
    return origin != "null" and origin.partition("://")[2].lower() != str(environ.get("HTTP_HOST", "")).lower()


class ExitLockMiddleware:
    """Redirect a locked browser to the decoy page, from all but the addresses in `unlocked_paths` and static files.

    So is whatever another site posts: the browser holds the lock's cookie back then, and the answer is a page.
    """

    def __init__(self, application: WSGIApplication, app: Flask, unlocked_paths: Collection[str]) -> None:
        self._application = application
        self._app = app
        self._unlocked = {*DECOY_PATHS, *map(exit_path, DECOY_PATHS.values()), *unlocked_paths}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as the application does, or redirect to the decoy page."""
        method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")
        posted_from_elsewhere = method not in SAFE_METHODS and is_cross_site(environ)
        if not posted_from_elsewhere and (not is_locked(environ) or self._is_unlocked(method, path)):
            return self._application(environ, start_response)
        with self._app.request_context(environ):
            answer = redirect(decoy_path(from_path(path) or negotiate_language()), 303)
        return answer(environ, start_response)

    def _is_unlocked(self, method: str, path: str) -> bool:
        if method not in SAFE_METHODS:
            return method == "POST" and path in CONTINUE_PATHS
        return path in self._unlocked or path in context_of(self._app).assets.files
