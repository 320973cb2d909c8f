"""The files at well-known addresses: robots.txt, security.txt, the health check; `/` picks a language."""

from datetime import timedelta

from flask import Response, redirect

from webapp.context import Context, current
from webapp.core import environment
from webapp.i18n.languages import CODES
from webapp.i18n.negotiation import negotiate_language
from webapp.pages import HOME

SECURITY_TXT_LIFETIME = timedelta(days=180)

HEALTH = "/up.txt"
"""The health check answers under any name: a monitor asks the machine, not the site."""
WELL_KNOWN_PATHS = ("/robots.txt", "/sitemap.xml", "/.well-known/security.txt", "/favicon.ico", "/sw.js", HEALTH)


def front_door() -> Response:
    """Redirect to the negotiated language."""
    response = redirect(HOME.path(negotiate_language()))
    response.headers["Vary"] = "Accept-Language"
    return response  # type: ignore[return-value]


def robots() -> str:
    """Return robots.txt, which lets search engines in: a frightened teenager arrives from a search."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {current().settings.origin}/sitemap.xml\n"


def health(build: str, context: Context) -> str:
    """Return the build, the newest fact's day, and whether it is a draft; the exit looks here for a network."""
    lines = ["up", f"build {build[:12]}", f"facts {context.facts.latest_check}"]
    return "\n".join([*lines, *(["draft"] if context.draft else []), ""])


def security_txt() -> str:
    """Return security.txt (RFC 9116), which expires within half a year."""
    settings, draft = current().settings, current().draft
    expires = environment.build_date() + SECURITY_TXT_LIFETIME
    lines = [
        *(["# Draft. Not yet checked by people."] if draft else []),
        f"Contact: {settings.security_contact or f'{settings.origin}/en/about/'}",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        f"Preferred-Languages: {', '.join(CODES)}",
        *(f"Canonical: {origin}/.well-known/security.txt" for origin in settings.origins),
    ]
    return "\n".join(lines) + "\n"
