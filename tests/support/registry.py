"""The page registry of the site as it stands, for tests that need every page before an application is made."""

from webapp import facts
from webapp.core import paths
from webapp.pages import registry

REGISTRY = registry(facts.load(paths.DATA).platforms)
PAGES = REGISTRY.pages
BY_NAME = REGISTRY.by_name
every_address = REGISTRY.every_address
menu = REGISTRY.menu
