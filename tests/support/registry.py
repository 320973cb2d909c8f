"""The facts and the page registry, for tests that need them before an application exists."""

from webapp import facts
from webapp.core import paths
from webapp.open_data.files import files
from webapp.pages import registry

STORE = facts.load(paths.DATA)
"""Our facts, read once for all tests."""

OPEN_DATA = {path: content_type for path, (content_type, _make) in files(STORE).items()}
"""The content type of each file of the open data, by address."""

COUNCIL_NAMES = {
    words for one in STORE.councils.values() for text in (one.name, one.place) for words in text.values()
}
"""Names of councils and their areas, which stay as they are in every language."""

REGISTRY = registry(STORE.platforms)
PAGES = REGISTRY.pages
BY_NAME = REGISTRY.by_name
every_address = REGISTRY.every_address
menu = REGISTRY.menu
