"""The exit on the server's side: the lock, the jotter that a locked phone sees instead, and forgetting.

The lock is a cookie. While it is there, every address but the jotter's own leads to the jotter. With scripting
`static/js/exit.js` sets it; without, the exit is a link to a route that does.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from flask import Flask, Response, current_app, redirect, render_template, request

from webapp.languages import LANGUAGES, SOURCE, Language, from_path
from webapp.manifest import jotter
from webapp.pages import BY_NAME, HOME
from webapp.root_files import FIXED_FILES, MANIFESTS, asked_for
from webapp.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

COOKIE = "away"
JOTTERS = {jotter(language): language for language in LANGUAGES}
FORGET = tuple(BY_NAME["forget"].path(language) for language in LANGUAGES)
FORMS = frozenset({*JOTTERS, *FORGET})
"""The addresses of the only two forms. They post to routes beneath them: WhiteNoise refuses a POST to a file."""

NO_ROUTES = "NO_ROUTES"
"""Set in `app.config` while the site is rendered for a host that runs no code."""


def _way_out(language: Language) -> str:
    return f"{jotter(language)}out"


OPEN = frozenset(
    {*JOTTERS, *(f"{path}{way}" for path in JOTTERS for way in ("out", "in")), *MANIFESTS, *FIXED_FILES}
)


class Lock:
    """WSGI middleware in front of whatever answers: a locked browser is sent to the jotter."""

    def __init__(self, application: "WSGIApplication", app: Flask) -> None:
        self._application = application
        self._app = app

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer as the application does, or lead a locked browser to the notepad."""
        if f"{COOKIE}=1" not in environ.get("HTTP_COOKIE", ""):
            return self._application(environ, start_response)
        path = environ.get("PATH_INFO", "")
        if path in OPEN or path.startswith("/static/"):
            return self._application(environ, start_response)
        with self._app.request_context(environ):
            answer = redirect(jotter(from_path(path) or asked_for()), 303)
        return answer(environ, start_response)


def no_routes() -> bool:
    """Say whether the site is being rendered for a host that runs no code."""
    return bool(current_app.config.get(NO_ROUTES))


def exit_link(language: Language) -> str:
    """Return where the exit leads without scripting: our route, or the safe site where there are no routes."""
    settings: Settings = current_app.extensions["camau"]
    return settings.exit_url if no_routes() else _way_out(language)


def _show_jotter(language: Language) -> Callable[[], str]:
    return lambda: render_template("jotter.html", language=language, home=HOME.path(language))


def _leave() -> Response:
    """Set the lock, where no script can, and go to the safe site."""
    settings: Settings = current_app.extensions["camau"]
    answer = redirect(settings.exit_url, 303)
    # HttpOnly: a change of such a cookie also drops the pages Chromium keeps in memory for Back.
    secure = settings.origin.startswith("https:")
    answer.set_cookie(COOKIE, "1", httponly=True, secure=secure, samesite="Lax")
    return answer  # type: ignore[return-value]


def _continue() -> Response:
    """Take the lock away and open the home page."""
    answer = redirect(HOME.path(from_path(request.path) or SOURCE), 303)
    answer.delete_cookie(COOKIE)
    return answer  # type: ignore[return-value]


def _forget() -> Response:
    """Ask the browser to clear what it holds of this site, and come back to the page that says so."""
    answer = redirect("./#done", 303)
    answer.headers["Clear-Site-Data"] = '"cookies", "storage"'
    answer.delete_cookie(COOKIE)
    return answer  # type: ignore[return-value]


def put_in_front(app: Flask) -> None:
    """Wrap the application so that nothing answers a locked browser but the jotter."""
    app.wsgi_app = Lock(app.wsgi_app, app)  # type: ignore[method-assign]


def init_app(app: Flask) -> None:
    """Add the jotter, its two ways and the forgetting, in each language."""
    for path, language in JOTTERS.items():
        app.add_url_rule(path, f"{language.code}-jotter", _show_jotter(language))
        app.add_url_rule(f"{path}in", f"{language.code}-continue", _continue, methods=["POST"])
        app.add_url_rule(_way_out(language), f"{language.code}-leave", _leave)
    for path in FORGET:
        app.add_url_rule(f"{path}now", f"{path}-now", _forget, methods=["POST"])
    app.jinja_env.globals.update({"jotter": jotter, "exit_link": exit_link, "no_routes": no_routes})
    put_in_front(app)
