"""The page registry: every page once, one file for each part of the menu.

Routes, menus, the language switch, the worker's list, the sitemap, the export and the tests are
computed from it. To add a page: one `Page` in its part and one template `templates/pages/<name>.html`.
The pages about apps are made from their facts: one file each in `webapp/data/platforms/`.
"""

from collections.abc import Iterator

from webapp.languages import LANGUAGES, Language
from webapp.pages import about, first_steps, others, platforms, situations, understand
from webapp.pages.model import N_, Group, Page

__all__ = ["BY_NAME", "HOME", "N_", "PAGES", "Group", "Page", "every_address", "menu"]

PAGES: tuple[Page, ...] = (
    *first_steps.PAGES,
    *situations.PAGES,
    *understand.PAGES,
    *platforms.PAGES,
    *others.PAGES,
    *about.PAGES,
)

BY_NAME = {page.name: page for page in PAGES}
HOME = BY_NAME["home"]


def menu() -> list[tuple[Group, list[Page]]]:
    """Return the menu: each group with its pages but those another page lists, in the order of the registry."""
    listed = [page for page in PAGES if page.parent is None]
    return [(group, [page for page in listed if page.group is group]) for group in Group]


def every_address() -> Iterator[tuple[Page, Language, str]]:
    """Yield each page in each language with its path."""
    for page in PAGES:
        for language in LANGUAGES:
            yield page, language, page.path(language)
