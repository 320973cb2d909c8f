"""Language negotiation: by the address typed, then by `Accept-Language`."""

from urllib.parse import urlsplit

from flask import request

from webapp.config import Settings
from webapp.context import current
from webapp.i18n.languages import LANGUAGES, SOURCE, WELSH, Language


def origin_of(settings: Settings, language: Language) -> str:
    """Return the origin at which `language` is at home: the Welsh one for Welsh, where there is one."""
    return (settings.public_url_cy if language is WELSH else None) or settings.origin


def _without_default_port(netloc: str) -> str:
    return netloc.removesuffix(":80").removesuffix(":443")


def languages_by_host(settings: Settings) -> dict[str, Language]:
    """Return the language of each host, as `Host` names it, on a copy that has one for each; else nothing."""
    if settings.public_url_cy is None:
        return {}
    first_wins = reversed(LANGUAGES)
    return {_without_default_port(urlsplit(origin_of(settings, one)).netloc): one for one in first_wins}


def negotiate_language() -> Language:
    """Return the language of the host, else the first of `Accept-Language` that we have, else the source language.

    `cy-GB` asks for Welsh before `en`.
    """
    host = _without_default_port(request.environ.get("HTTP_HOST", "").lower())
    if language := languages_by_host(current().settings).get(host):
        return language
    tags = [tag for tag, quality in request.accept_languages if quality > 0]
    known = {language.code: language for language in LANGUAGES}
    return next((known[code] for tag in tags if (code := tag.split("-")[0].lower()) in known), SOURCE)
