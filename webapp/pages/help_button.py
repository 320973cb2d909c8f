"""The styles of the help button for other websites: one stylesheet is the source of the page and of the snippet."""

import re

from webapp.core import paths


def styles() -> dict[str, str]:
    """Return the style attribute of each look and of the drawing, from the stylesheet of the page."""
    sheet = (paths.STATIC / "css" / "help_button.css").read_text(encoding="utf-8")
    rules = re.findall(r"^\.button-(\w+) \{([^}]*)\}", sheet, re.MULTILINE)
    return {look: " ".join(declarations.split()).removesuffix(";") for look, declarations in rules}
