"""QR codes of public addresses: the one on the sheets, and the one for a second phone."""

from functools import cache

import segno
from markupsafe import Markup


@cache
def qr_code(url: str) -> Markup:
    """Return `url` as a QR code, drawn as SVG; it can still be read with a seventh of it torn or dirty."""
    code = segno.make_qr(url, error="m")
    return Markup(  # noqa: S704 - modules only
        code.svg_inline(omitsize=True, border=4, light="#fff", svgclass="qr", lineclass=None)
    )
