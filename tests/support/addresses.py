"""Which pages a browser test opens: all of them where each could differ, else one of each kind."""

from tests.support.registry import PAGES, every_address
from webapp.i18n.languages import LANGUAGES
from webapp.pages import Page

BILINGUAL = ("/nope/", "/offline/")


def kinds() -> list[Page]:
    """Return the first page of each template."""
    first: dict[str, Page] = {}
    for page in PAGES:
        first.setdefault(page.template or page.name, page)
    return list(first.values())


def every_page() -> list[str]:
    """Return the address of every page in every language."""
    return [path for _page, _language, path in every_address()]


def every_kind() -> list[str]:
    """Return one address of each template in every language, and of the pages that speak all at once."""
    return [page.path(language) for page in kinds() for language in LANGUAGES] + list(BILINGUAL)


def every_kind_once() -> list[str]:
    """Return the address of one page of each template, the languages taking turns, and the bilingual ones."""
    turns = [page.path(LANGUAGES[at % len(LANGUAGES)]) for at, page in enumerate(kinds())]
    return turns + list(BILINGUAL)
