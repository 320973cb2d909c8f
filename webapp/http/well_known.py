"""The files at well-known addresses: robots.txt, security.txt, the health check; `/` picks a language."""

from datetime import timedelta

from flask import Response, redirect, render_template

from webapp.context import Context, current
from webapp.core import environment
from webapp.i18n.negotiation import negotiate_language
from webapp.pages import HOME

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
    expires = environment.build_date() + timedelta(days=180)
    return render_template("security.txt", expires=expires, origins=current().settings.origins)
