"""The page registry: every page once, one file for each part of the menu.

Routes, menus, the language switch, the worker's list, the sitemap, the export and the tests are computed from it.
To add a page: one `Page` in its part and one template `templates/pages/<name>.html`. The pages about apps are made
from the facts: one file each in `webapp/data/platforms/`.
"""

from webapp.pages.model import N_, Feature, Group, Page
from webapp.pages.registry import HOME, Registry, page_named, registry, using

__all__ = ["HOME", "N_", "Feature", "Group", "Page", "Registry", "page_named", "registry", "using"]
