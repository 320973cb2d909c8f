"""The page registry, for tests that need every page before an application exists."""

from webapp import facts
from webapp.core import paths
from webapp.pages import registry

REGISTRY = registry(facts.load(paths.DATA).platforms)
PAGES = REGISTRY.pages
BY_NAME = REGISTRY.by_name
every_address = REGISTRY.every_address
menu = REGISTRY.menu
