"""Themes side by side, for the style guide alone."""

import re

from webapp.core import paths

THEMES = ("light", "dark")


def themes(tokens: str) -> str:
    """Return `tokens`, a stylesheet, as one class for each theme, so that both can stand on one page."""
    blocks = dict(zip(THEMES, re.findall(r":root \{([^}]*)\}", tokens), strict=False))
    return "\n".join(f".theme-{theme} {{ color-scheme: {theme}; {blocks[theme]} }}" for theme in THEMES)


def styleguide_css() -> str:
    """Return what the style guide adds to the stylesheet of the pages."""
    tokens, own = ((paths.STATIC / "css" / name).read_text("utf-8") for name in ("tokens.css", "styleguide.css"))
    return themes(tokens.replace("color-scheme: light dark;", "")) + own
