"""The facts and the page registry, for tests that need them before an application exists."""

from webapp import facts
from webapp.core import paths
from webapp.pages import registry

STORE = facts.load(paths.DATA)
"""Our facts, read once for all tests."""

REGISTRY = registry(STORE.platforms)
PAGES = REGISTRY.pages
BY_NAME = REGISTRY.by_name
every_address = REGISTRY.every_address
menu = REGISTRY.menu
