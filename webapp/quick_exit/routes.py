"""Routes of the quick exit: leave without scripting, continue from the decoy page, clear the browser's data."""

from flask import Flask, Response, redirect, request

from webapp.context import context_of, current
from webapp.core.errors import ConfigurationError
from webapp.i18n.languages import LANGUAGES, SOURCE, Language, from_path
from webapp.pages import HOME, page_named
from webapp.quick_exit.decoy_page import CONTINUE_PATHS, DECOY_PATHS, exit_path
from webapp.quick_exit.lock import COOKIE, has_unreadable_cookies, is_cross_site, is_locked

YEAR = 31536000
"""Seconds that the lock lasts without *Continue*: a session cookie would end with the browser."""

FORGET_PATHS = tuple(page_named("forget").path(language) for language in LANGUAGES)
FORM_PATHS = frozenset({*DECOY_PATHS, *FORGET_PATHS})
"""The only two pages with a form."""

PREFETCH_HEADERS = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


class ExitError(ConfigurationError):
    """The exit without scripting does not lead to the safe site, or sets no lock."""

    heading = "The exit does not work:"


def exit_href(language: Language, static_export: bool) -> str:  # noqa: FBT001 - called in templates
    """Return where the exit leads without scripting: our route, or the safe site on a host that runs no code."""
    return current().settings.exit_url if static_export else exit_path(language)


def _is_navigation() -> bool:
    """Return whether a person follows the exit: no HEAD, no image and no other site."""
    return (
        request.method == "GET"
        and request.headers.get("Sec-Fetch-Dest", "document") == "document"
        and not is_cross_site(request.environ)
    )


def _leave() -> Response:
    """Set the lock, where no script can, and redirect to the safe site."""
    settings = current().settings
    if any(name in request.headers for name in PREFETCH_HEADERS):
        return Response(status=503)  # any other answer could be kept and used for the press itself
    answer = redirect(settings.exit_url, 303)
    if _is_navigation():
        secure = settings.origin.startswith("https:")
        answer.set_cookie(COOKIE, "1", max_age=YEAR, secure=secure, samesite="Lax")
        # A change of an HttpOnly cookie drops the pages that Chromium keeps in memory for Back.
        answer.set_cookie("memory", "1", httponly=True, secure=secure, samesite="Lax")
        answer.delete_cookie("memory", httponly=True, secure=secure, samesite="Lax")
    return answer  # type: ignore[return-value]


def _continue() -> Response:
    """Clear the lock and redirect to the home page.

    Cookies that cannot be read go too: one that some other program set must not keep anybody from help.
    """
    answer = redirect(HOME.path(from_path(request.path) or SOURCE), 303)
    if is_locked(request.environ):
        answer.delete_cookie(COOKIE)
    if has_unreadable_cookies(request.environ):
        answer.headers["Clear-Site-Data"] = '"cookies"'
    return answer  # type: ignore[return-value]


def _forget() -> Response:
    """Clear the site's data in the browser, and redirect to the page that says so.

    A browser of before 2023 may not tell who asks; then nothing is cleared, and the page says so.
    """
    page = request.path.removesuffix("now")
    if "Sec-Fetch-Site" not in request.headers and request.headers.get("Origin") == "null":
        return redirect(f"{page}#left", 303)  # type: ignore[return-value]
    answer = redirect(f"{page}#done", 303)
    answer.headers["Clear-Site-Data"] = '"cookies", "storage"'
    answer.delete_cookie(COOKIE)
    return answer  # type: ignore[return-value]


def check_exit(app: Flask) -> None:
    """Request the exit in each language, as a reader under our address. Raise `ExitError` if one fails."""
    settings = context_of(app).settings
    for path in map(exit_path, LANGUAGES):
        answer = app.test_client().get(path, base_url=settings.origin)
        locks = answer.headers.get("Set-Cookie", "").startswith(f"{COOKIE}=1;")
        if (answer.status_code, answer.location, locks) != (303, settings.exit_url, True):
            reason = f"{path} answers {answer.status} and does not lead to {settings.exit_url} with a lock."
            raise ExitError([reason])


def init_app(app: Flask) -> None:
    """Add the routes in each language."""
    for path, language in CONTINUE_PATHS.items():
        app.add_url_rule(path, f"{language.code}-continue", _continue, methods=["POST"])
    for language in LANGUAGES:
        app.add_url_rule(exit_path(language), f"{language.code}-leave", _leave)
    for path in FORGET_PATHS:
        app.add_url_rule(f"{path}now", f"{path}-now", _forget, methods=["POST"])
