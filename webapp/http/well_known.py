"""The few fixed addresses that are not pages."""

from datetime import timedelta
from urllib.parse import urlsplit

from flask import Response, redirect, request

from webapp.config import Settings
from webapp.context import current
from webapp.core import environment
from webapp.i18n.languages import CODES, LANGUAGES, SOURCE, Language
from webapp.pages import HOME
from webapp.pwa.manifest import TOOLS

SECURITY_TXT_LIFETIME = timedelta(days=180)

MANIFESTS = {f"/{language.code}/{tool}.webmanifest": (tool, language) for language in LANGUAGES for tool in TOOLS}
FIXED_FILES = ("/robots.txt", "/sitemap.xml", "/.well-known/security.txt", "/favicon.ico", "/sw.js", "/up.txt")


def _without_usual_port(netloc: str) -> str:
    return netloc.removesuffix(":80").removesuffix(":443")


def languages_of_hosts(settings: Settings) -> dict[str, Language]:
    """Return the language of each address, as `Host` names it, on a copy that has one for each; else nothing."""
    if settings.public_url_cy is None:
        return {}
    first_wins = reversed(LANGUAGES)
    return {_without_usual_port(urlsplit(settings.origin_of(spoken)).netloc): spoken for spoken in first_wins}


def asked_for() -> Language:
    """Return the language of the address typed, else the first of the browser's list that we speak.

    `cy-GB` asks for Welsh before `en`.
    """
    host = _without_usual_port(request.environ.get("HTTP_HOST", "").lower())
    if spoken_here := languages_of_hosts(current().settings).get(host):
        return spoken_here
    tags = [tag for tag, quality in request.accept_languages if quality > 0]
    spoken = {language.code: language for language in LANGUAGES}
    return next((spoken[code] for tag in tags if (code := tag.split("-")[0].lower()) in spoken), SOURCE)


def front_door() -> Response:
    """Send the reader to the language of the address typed or asked for; to English where neither says."""
    response = redirect(HOME.path(asked_for()))
    response.headers["Vary"] = "Accept-Language"
    return response  # type: ignore[return-value]


def robots() -> str:
    """Let search engines in: a frightened teenager arrives from a search."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {current().settings.origin}/sitemap.xml\n"


def security_txt() -> str:
    """Say where to report a weakness (RFC 9116); it lapses, as the standard asks, within half a year."""
    settings = current().settings
    expires = environment.build_date() + SECURITY_TXT_LIFETIME
    lines = [
        f"Contact: {settings.security_contact or f'{settings.origin}/en/about/'}",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        f"Preferred-Languages: {', '.join(CODES)}",
        *(f"Canonical: {origin}/.well-known/security.txt" for origin in settings.origins),
    ]
    return "\n".join(lines) + "\n"
