"""One page for each file in `webapp/data/platforms/`: how to report somebody on that app."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from webapp import paths
from webapp.languages import SOURCE
from webapp.pages.model import N_, Group, Page


def _names(file: Path) -> Mapping[str, str]:
    """Return the platform's name in each language.

    A file with a fault gets its own name: `webapp.facts` refuses it, and tells every fault at once.
    """
    try:
        names = tomllib.loads(file.read_text(encoding="utf-8"))["name"]
        return {SOURCE.code: str(names[SOURCE.code])} | {code: str(name) for code, name in names.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {SOURCE.code: file.stem}


def _page(file: Path) -> Page:
    return Page(
        name=f"platform-{file.stem}",
        slugs={"en": f"apps/{file.stem}", "cy": f"apiau/{file.stem}"},
        title=N_("%(name)s: where the buttons are"),
        heading=N_("%(name)s: how to report"),
        description=N_("%(name)s: which button to tap, and what happens then."),
        group=Group.MORE,
        parent="apps",
        template="platform",
        names=_names(file),
    )


def _order(page: Page) -> tuple[bool, str]:
    """Sort by the name a reader looks for, and what is for everything else last."""
    return page.key == "other", page.filling(SOURCE)["name"].lower()


PAGES = tuple(sorted(map(_page, (paths.DATA / "platforms").glob("*.toml")), key=_order))
