"""The few fixed addresses that are not pages."""

import json
import os
from datetime import UTC, datetime, timedelta
from mimetypes import guess_type
from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, redirect, render_template, request

from webapp import assets, bilingual, paths
from webapp.languages import CODES, LANGUAGES, SOURCE, Language
from webapp.manifest import TOOLS, manifest
from webapp.pages import HOME, PAGES
from webapp.settings import Settings

SECURITY_TXT_LIFETIME = timedelta(days=180)

MANIFESTS = {f"/{language.code}/{tool}.webmanifest": (tool, language) for language in LANGUAGES for tool in TOOLS}
FIXED_FILES = ("/robots.txt", "/sitemap.xml", "/.well-known/security.txt", "/favicon.ico", "/sw.js", "/up.txt")


def _without_usual_port(netloc: str) -> str:
    return netloc.removesuffix(":80").removesuffix(":443")


def languages_of_hosts() -> dict[str, Language]:
    """Return the language of each address, as `Host` names it, on a copy that has one for each; else nothing."""
    settings = _settings()
    if settings.public_url_cy is None:
        return {}
    first_wins = reversed(LANGUAGES)
    return {_without_usual_port(urlsplit(settings.origin_of(spoken)).netloc): spoken for spoken in first_wins}


def asked_for() -> Language:
    """Return the language of the address typed, else the first of the browser's list that we speak.

    `cy-GB` asks for Welsh before `en`.
    """
    host = _without_usual_port(request.environ.get("HTTP_HOST", "").lower())
    if spoken_here := languages_of_hosts().get(host):
        return spoken_here
    tags = [tag for tag, quality in request.accept_languages if quality > 0]
    spoken = {language.code: language for language in LANGUAGES}
    return next((spoken[code] for tag in tags if (code := tag.split("-")[0].lower()) in spoken), SOURCE)


def front_door() -> Response:
    """Send the reader to the language of the address typed or asked for; to English where neither says."""
    response = redirect(HOME.path(asked_for()))
    response.headers["Vary"] = "Accept-Language"
    return response  # type: ignore[return-value]


def web_app_manifest() -> Response:
    """Return the manifest whose address was asked for."""
    body = json.dumps(manifest(*MANIFESTS[request.path]), ensure_ascii=False)
    return Response(body, mimetype="application/manifest+json")


def robots() -> Response:
    """Let search engines in: a frightened teenager arrives from a search."""
    return Response(
        f"User-agent: *\nAllow: /\n\nSitemap: {_settings().origin}/sitemap.xml\n", mimetype="text/plain"
    )


def sitemap() -> Response:
    """List every page of every language with its twins."""
    return Response(
        render_template("sitemap.xml", pages=PAGES, languages=LANGUAGES),
        mimetype="application/xml",
    )


def security_txt() -> Response:
    """Say where to report a weakness (RFC 9116); it lapses, as the standard asks, within half a year."""
    settings = _settings()
    built = int(os.environ.get("SOURCE_DATE_EPOCH", datetime.now(UTC).timestamp()))
    expires = datetime.fromtimestamp(built, UTC) + SECURITY_TXT_LIFETIME
    lines = [
        f"Contact: {settings.security_contact or f'{settings.origin}/en/about/'}",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        f"Preferred-Languages: {', '.join(CODES)}",
        *(f"Canonical: {origin}/.well-known/security.txt" for origin in settings.origins),
    ]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


def favicon() -> Response:
    """Return the icon that browsers ask for by habit."""
    return Response((paths.STATIC / "favicon.ico").read_bytes(), mimetype="image/x-icon")


def static_file(name: str) -> Response:
    """Return a built or fingerprinted file."""
    body = assets.current().files.get(f"/static/{name}")
    if body is None:
        abort(404)
    kind = "text/javascript" if name.endswith(".js") else guess_type(name)[0]
    return Response(body, mimetype=kind)


def offline_page() -> str:
    """Return what the worker shows for an address it does not hold when there is no network."""
    return bilingual.render("offline")


def _settings() -> Settings:
    settings: Settings = current_app.extensions["camau"]
    return settings


def init_app(app: Flask) -> None:
    """Add the fixed addresses."""
    app.add_url_rule("/", view_func=front_door)
    for path in MANIFESTS:
        app.add_url_rule(path, endpoint=path, view_func=web_app_manifest)
    app.add_url_rule("/robots.txt", view_func=robots)
    app.add_url_rule("/sitemap.xml", view_func=sitemap)
    app.add_url_rule("/.well-known/security.txt", view_func=security_txt)
    app.add_url_rule("/favicon.ico", view_func=favicon)
    app.add_url_rule("/static/<path:name>", view_func=static_file)
    app.add_url_rule("/offline/", view_func=offline_page)
