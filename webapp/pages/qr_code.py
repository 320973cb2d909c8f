"""QR codes of public addresses, drawn once at start: the one on the sheets, and the one for a second phone."""

from collections.abc import Mapping
from dataclasses import dataclass

import segno
from markupsafe import Markup

from webapp.config import Settings
from webapp.i18n.languages import LANGUAGES
from webapp.i18n.negotiation import origin_of
from webapp.pages.model import Page
from webapp.pages.registry import Registry

ADULTS_PAGE = "family"


@dataclass(frozen=True)
class SecondPhone:
    """An address to open on another phone: as it is typed, and as a code."""

    typed: str
    code: Markup


def qr_code(url: str) -> Markup:
    """Return `url` as a QR code, drawn as SVG; it can still be read with a seventh of it torn or dirty."""
    code = segno.make_qr(url, error="m")
    return Markup(  # noqa: S704 - modules only
        code.svg_inline(omitsize=True, border=4, light="#fff", svgclass="qr", lineclass=None)
    )


def _second_phones(settings: Settings, page: Page) -> Mapping[str, SecondPhone]:
    """Return how to open `page` on another phone, by language code; nothing where no public address is known."""
    if not settings.public_url:
        return {}
    urls = [(language.code, f"{origin_of(settings, language)}{page.path(language)}") for language in LANGUAGES]
    return {code: SecondPhone(url.partition("://")[2], qr_code(url)) for code, url in urls}


def template_globals(settings: Settings, registry: Registry) -> Mapping[str, object]:
    """Return what the screen that is handed over needs: the codes of the page for adults."""
    return {"second_phones": _second_phones(settings, registry.by_name[ADULTS_PAGE])}
