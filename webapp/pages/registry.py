"""The page registry: the pages written here, and those made from the facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from webapp.facts import Platform
from webapp.i18n.languages import LANGUAGES, Language
from webapp.pages import about, first_steps, others, platforms, situations, understand
from webapp.pages.model import Feature, Group, Page

BEFORE_PLATFORMS = (*first_steps.PAGES, *situations.PAGES, *understand.PAGES)
AFTER_PLATFORMS = (*others.PAGES, *about.PAGES)


@dataclass(frozen=True)
class Registry:
    """Every page of one site, in the order of the menu."""

    pages: tuple[Page, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Page]:
        """Every page by its name."""
        return {page.name: page for page in self.pages}

    def menu(self) -> list[tuple[Group, list[Page]]]:
        """Return the menu: each group with its pages, but those made from the facts, which one of them lists."""
        listed = [page for page in self.pages if page.names is None and page.name != "menu"]
        return [(group, [page for page in listed if page.group is group]) for group in Group]

    def every_address(self) -> Iterator[tuple[Page, Language, str]]:
        """Yield each page in each language with its path."""
        for page in self.pages:
            for language in LANGUAGES:
                yield page, language, page.path(language)


def registry(known: Mapping[str, Platform]) -> Registry:
    """Return the registry of a site that knows these platforms, by key."""
    return Registry((*BEFORE_PLATFORMS, *platforms.pages(known), *AFTER_PLATFORMS))


def page_named(name: str) -> Page:
    """Return a page that does not depend on the facts. Raise `KeyError` for any other."""
    return {page.name: page for page in (*BEFORE_PLATFORMS, *AFTER_PLATFORMS)}[name]


def using(feature: Feature) -> list[str]:
    """Return the names of the pages that declare `feature` and do not depend on the facts."""
    return [page.name for page in (*BEFORE_PLATFORMS, *AFTER_PLATFORMS) if feature in page.uses]


HOME = page_named("home")
