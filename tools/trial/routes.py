"""Serve the trial in front of a test copy of the site, as a small application of its own.

It stands outside the site's middleware: a phone that has left must still be able to answer, and the site's header
policy lets no other page have a form.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from flask import Flask, Response, abort, redirect, request

from tools.launch.take import UK
from tools.trial import pages
from tools.trial.pages import PHONE, Screen, prefix
from tools.trial.phone import reported
from tools.trial.questions import SYSTEMS, Question
from tools.trial.take_file import as_toml
from tools.trial.trials import LONGEST_SEEN, Answer, Trial, Trials, one_line
from webapp.assets.bundles import csp_hash
from webapp.context import context_of
from webapp.http.headers import SITE_HEADERS
from webapp.i18n.languages import LANGUAGES, Language
from webapp.quick_exit.lock import is_cross_site

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LARGEST = 16_384
"""Bytes of a form."""
PREFIXES = tuple(prefix(language) for language in LANGUAGES)
View = str | Response


def _policy(site: Flask) -> str:
    styles = (context_of(site).assets.inline["page.css"], pages.style())
    return "; ".join(
        [
            "default-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            f"script-src {csp_hash(pages.script())}",
            " ".join(["style-src", *map(csp_hash, styles)]),
        ]
    )


class _Views:
    """The screens of the trial, in every language."""

    def __init__(self, site: Flask) -> None:
        self._site = site
        self._trials = Trials()

    def _screen(self, language: Language) -> Screen:
        settings = context_of(self._site).settings
        return Screen(self._site, language, settings.public_url or request.host_url.rstrip("/"))

    def _trial(self, name: str) -> Trial:
        return self._trials.get(name) or abort(404)

    def _question(self, screen: Screen, trial: Trial, name: str) -> Question:
        asked = trial.asked(https=screen.https)
        return next((question for question in asked if question.id == name), None) or abort(404)

    def start(self, language: Language) -> View:
        """Show the first screen, or begin a trial."""
        screen = self._screen(language)
        if request.method == "GET":
            return screen.start()
        chosen = [system for system in SYSTEMS if system == request.form.get("system")]
        if not chosen or request.form.get("adult") != "yes":
            return Response(screen.start(incomplete=True), 422)
        trial = self._trials.begin(chosen[0], request.form.get("reader", ""), request.form.get("model", ""))
        return redirect(screen.path(trial, "look", PHONE), 303)  # type: ignore[return-value]

    def look(self, language: Language, name: str, what: str) -> View:
        """Show what a page sees of the browser it is open on, or keep it."""
        screen, trial = self._screen(language), self._trial(name)
        app = None if what == PHONE else self._question(screen, trial, what).inside or abort(404)
        if request.method == "GET":
            return screen.look(trial, what, app)
        trial.phones[what] = reported(request.headers.get("User-Agent", ""), request.form)
        if app:
            return screen.look(trial, what, app, added=True)
        return redirect(screen.path(trial, trial.asked(https=screen.https)[0].id), 303)  # type: ignore[return-value]

    def question(self, language: Language, name: str, what: str) -> View:
        """Show a question, or keep its answer and lead to the next."""
        screen, trial = self._screen(language), self._trial(name)
        question = self._question(screen, trial, what)
        if request.method == "GET":
            return screen.question(trial, question)
        choice = request.form.get("choice", "")
        if "skip" in request.form:
            trial.answers.pop(question.id, None)
        elif choice in map(str, range(len(question.choices))):
            words = one_line(request.form.get("words", ""), LONGEST_SEEN)
            trial.answers[question.id] = Answer(question, int(choice), words, datetime.now(UK).date())
        else:
            return Response(screen.question(trial, question, incomplete=True), 422)
        asked = trial.asked(https=screen.https)
        onward = [*(one.id for one in asked), "end"][asked.index(question) + 1]
        return redirect(screen.path(trial, onward), 303)  # type: ignore[return-value]

    def end(self, language: Language, name: str) -> View:
        """Show the file."""
        trial = self._trial(name)
        return self._screen(language).end(trial, as_toml(self._site, trial))

    def file(self, language: Language, name: str) -> View:  # noqa: ARG002 - in the address of each screen
        """Send the file."""
        trial = self._trial(name)
        headers = {"Content-Disposition": f'attachment; filename="phones-{trial.system}-{trial.id}.toml"'}
        return Response(as_toml(self._site, trial), headers=headers, content_type="application/toml; charset=utf-8")


def trial_of(site: Flask) -> Flask:
    """Return the trial of a copy of the site as an application."""
    app = Flask("tools.trial", template_folder=str(pages.FOLDER / "templates"), static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    views, policy = _Views(site), _policy(site)
    both = ["GET", "POST"]
    rules: list[tuple[str, Callable[..., View], list[str]]] = [
        ("", views.start, both),
        ("<name>/look/<what>/", views.look, both),
        ("<name>/end/", views.end, ["GET"]),
        ("<name>/phones.toml", views.file, ["GET"]),
        ("<name>/<what>/", views.question, both),
    ]
    for language in LANGUAGES:
        for rule, view, methods in rules:
            path, endpoint = f"{prefix(language)}{rule}", f"{language.code}-{view.__name__}"
            app.add_url_rule(path, endpoint, view, defaults={"language": language}, methods=methods)

    @app.before_request
    def refuse_other_sites() -> None:
        if request.method == "POST" and is_cross_site(request.environ):
            abort(403)

    @app.after_request
    def set_headers(response: Response) -> Response:
        response.headers.update(SITE_HEADERS)
        response.headers["Content-Security-Policy"] = policy
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return app


class TrialMiddleware:
    """Answer at the addresses of the trial, and leave the others to the site."""

    def __init__(self, application: "WSGIApplication", trial: Flask) -> None:
        self._application = application
        self._trial = trial

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""
        ours = f"{environ.get('PATH_INFO', '')}/".startswith(PREFIXES)
        return (self._trial if ours else self._application)(environ, start_response)


def init_app(site: Flask) -> None:
    """Put the trial in front of a copy of the site."""
    site.wsgi_app = TrialMiddleware(site.wsgi_app, trial_of(site))  # type: ignore[method-assign]
