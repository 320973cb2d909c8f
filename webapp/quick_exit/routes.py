"""The exit on the server's side: the lock, the jotter that a locked phone sees instead, and forgetting.

The lock is a cookie. While it is there, every address but the jotter's own leads to the jotter. With scripting
`static/js/quick_exit.js` sets it; without, the exit is a link to a route that does.
"""

from collections.abc import Iterable
from itertools import product
from typing import TYPE_CHECKING

from flask import Flask, Response, redirect, render_template, request

from webapp.context import context_of, current
from webapp.http.well_known import FIXED_FILES, MANIFESTS, asked_for
from webapp.i18n.languages import LANGUAGES, SOURCE, Language, from_path
from webapp.pages import HOME, page_named
from webapp.pwa.manifest import decoy_path

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

COOKIE = "away"
YEAR = 31536000
"""How long the lock lasts without *Continue*, in seconds: a cookie without an age ends with the browser."""

JOTTERS = {decoy_path(language): language for language in LANGUAGES}
FORGET = tuple(page_named("forget").path(language) for language in LANGUAGES)
FORMS = frozenset({*JOTTERS, *FORGET})
"""The addresses of the only two forms. They post to routes beneath them: WhiteNoise refuses a POST to a file."""


def _way_out(language: Language) -> str:
    return f"{decoy_path(language)}out"


READ = frozenset({"GET", "HEAD"})
PREFETCH = ("HTTP_SEC_PURPOSE", "HTTP_PURPOSE", "HTTP_X_PURPOSE", "HTTP_X_MOZ")
"""What a browser adds to a request that nobody has made yet."""

OPEN = frozenset(
    {
        *product(READ, (*JOTTERS, *MANIFESTS, *FIXED_FILES, *map(_way_out, LANGUAGES))),
        *(("POST", f"{path}in") for path in JOTTERS),
    }
)
"""What a locked browser may ask for, as method and address, beside static files that exist."""


def _cookies(environ: "WSGIEnvironment") -> list[str]:
    """Return each cookie as it came, `name=value`; one that could not be read is empty.

    The server joins several `Cookie` headers by `;`, and leaves nothing of one that holds a byte that is not ASCII.
    """
    header = environ.get("HTTP_COOKIE")
    return [] if header is None else [pair.strip() for pair in header.split(";")]


def _unreadable(environ: "WSGIEnvironment") -> bool:
    return "" in _cookies(environ)


def locked(environ: "WSGIEnvironment") -> bool:
    """Say whether this browser has left; one whose cookies cannot be read counts as having left."""
    return f"{COOKIE}=1" in _cookies(environ) or _unreadable(environ)


def _from_another_site(environ: "WSGIEnvironment") -> bool:
    """Say whether another site sent this. Browsers before 2023 name no site, but an origin, which may be `null`."""
    site = environ.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin: str = environ.get("HTTP_ORIGIN", "null")
    return origin != "null" and origin.partition("://")[2].lower() != str(environ.get("HTTP_HOST", "")).lower()


def _asked_by_a_press(environ: "WSGIEnvironment") -> bool:
    """Say whether a person follows the way out: no HEAD, no prefetch, no picture and no other site."""
    return (
        environ["REQUEST_METHOD"] == "GET"
        and not any(name in environ for name in PREFETCH)
        and environ.get("HTTP_SEC_FETCH_DEST", "document") == "document"
        and not _from_another_site(environ)
    )


class Lock:
    """WSGI middleware in front of whatever answers: a locked browser is sent to the jotter.

    So is whatever another site posts: the browser holds the lock's cookie back then, and the answer is a page.
    """

    def __init__(self, application: "WSGIApplication", app: Flask) -> None:
        self._application = application
        self._app = app

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer as the application does, or lead a locked browser to the notepad."""
        method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")
        posted_from_elsewhere = method not in READ and _from_another_site(environ)
        if not posted_from_elsewhere and (not locked(environ) or self._is_open(method, path)):
            return self._application(environ, start_response)
        with self._app.request_context(environ):
            answer = redirect(decoy_path(from_path(path) or asked_for()), 303)
        return answer(environ, start_response)

    def _is_open(self, method: str, path: str) -> bool:
        return (method, path) in OPEN or (method in READ and path in context_of(self._app).assets.files)


def exit_href(language: Language, static_export: bool) -> str:  # noqa: FBT001 - called in templates
    """Return where the exit leads without scripting: our route, or the safe site on a host that runs no code."""
    return current().settings.exit_url if static_export else _way_out(language)


def render_jotter(language: Language) -> str:
    """Return the page that a locked browser sees."""
    return render_template("decoy.html", language=language, home=HOME.path(language))


def _leave() -> Response:
    """Set the lock, where no script can, and go to the safe site."""
    settings = current().settings
    if any(name in request.environ for name in PREFETCH):
        return Response(status=503)  # any other answer could be kept and used for the press itself
    answer = redirect(settings.exit_url, 303)
    if _asked_by_a_press(request.environ):
        secure = settings.origin.startswith("https:")
        answer.set_cookie(COOKIE, "1", max_age=YEAR, secure=secure, samesite="Lax")
        # A change of an HttpOnly cookie drops the pages that Chromium keeps in memory for Back.
        answer.set_cookie("memory", "1", httponly=True, secure=secure, samesite="Lax")
        answer.delete_cookie("memory", httponly=True, secure=secure, samesite="Lax")
    return answer  # type: ignore[return-value]


def _continue() -> Response:
    """Take the lock away and open the home page.

    Cookies that cannot be read go too: one that some other program set must not keep anybody from help.
    """
    answer = redirect(HOME.path(from_path(request.path) or SOURCE), 303)
    if locked(request.environ):
        answer.delete_cookie(COOKIE)
    if _unreadable(request.environ):
        answer.headers["Clear-Site-Data"] = '"cookies"'
    return answer  # type: ignore[return-value]


def _forget() -> Response:
    """Ask the browser to clear what it holds of this site, and come back to the page that says so.

    A browser of before 2023 may not tell who asks; then nothing is cleared, and the page says so.
    """
    page = request.path.removesuffix("now")
    if "Sec-Fetch-Site" not in request.headers and request.headers.get("Origin") == "null":
        return redirect(f"{page}#left", 303)  # type: ignore[return-value]
    answer = redirect(f"{page}#done", 303)
    answer.headers["Clear-Site-Data"] = '"cookies", "storage"'
    answer.delete_cookie(COOKIE)
    return answer  # type: ignore[return-value]


def init_app(app: Flask) -> None:
    """Add the jotter's two ways and the forgetting, in each language."""
    for path, language in JOTTERS.items():
        app.add_url_rule(f"{path}in", f"{language.code}-continue", _continue, methods=["POST"])
        app.add_url_rule(_way_out(language), f"{language.code}-leave", _leave)
    for path in FORGET:
        app.add_url_rule(f"{path}now", f"{path}-now", _forget, methods=["POST"])
    app.jinja_env.globals.update({"decoy_path": decoy_path, "exit_href": exit_href})
