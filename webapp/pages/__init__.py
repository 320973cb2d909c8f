"""The page registry: every page once, from which routes, menus, sitemap, export and tests are computed."""

from webapp.pages.model import N_, Feature, Group, Page
from webapp.pages.registry import HOME, Registry, page_named, registry, using

__all__ = ["HOME", "N_", "Feature", "Group", "Page", "Registry", "page_named", "registry", "using"]
