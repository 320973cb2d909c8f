"""The page registry: the pages of the TOML files beside this module, and those made from the facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, TypeAdapter

from webapp.facts import Platform
from webapp.facts.load import load_one
from webapp.i18n.languages import LANGUAGES, SOURCE, Language
from webapp.pages.model import N_, Feature, Group, Page


def _read(file: str, group: Group) -> list[Page]:
    """Return the pages of one part of the menu. Raise `FactsError` with every error."""

    def named(tables: Mapping[str, Mapping[str, object]]) -> dict[str, object]:
        return {name: {"name": name, "group": group, **table} for name, table in tables.items()}

    shape: TypeAdapter[dict[str, Page]] = TypeAdapter(Annotated[dict[str, Page], BeforeValidator(named)])
    return [*load_one(shape, Path(__file__).with_name(file)).values()]


BEFORE_PLATFORMS = (
    *_read("first_steps.toml", Group.FIRST),
    *_read("situations.toml", Group.SITUATIONS),
    *_read("understand.toml", Group.MORE),
)
AFTER_PLATFORMS = (*_read("others.toml", Group.OTHERS), *_read("about.toml", Group.ABOUT))


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


def _platform_page(key: str, platform: Platform) -> Page:
    """Return the page about one platform: how to report somebody on that app."""
    return Page(
        name=f"platform-{key}",
        slugs={"en": f"apps/{key}", "cy": f"apiau/{key}"},
        title=N_("%(name)s: where the buttons are"),
        heading=N_("%(name)s: how to report"),
        description=N_("%(name)s: which button to tap, and what happens then."),
        group=Group.MORE,
        parent="apps",
        template="platform",
        names=platform.name,
    )


def _order(page: Page) -> tuple[bool, str]:
    """Sort by the name a reader looks for, and what is for everything else last."""
    return page.key == "other", page.placeholders(SOURCE)["name"].lower()


def registry(known: Mapping[str, Platform]) -> Registry:
    """Return the registry of a site that knows these platforms, by key."""
    made = sorted((_platform_page(key, platform) for key, platform in known.items()), key=_order)
    return Registry((*BEFORE_PLATFORMS, *made, *AFTER_PLATFORMS))


def page_named(name: str) -> Page:
    """Return a page that does not depend on the facts. Raise `KeyError` for any other."""
    return {page.name: page for page in (*BEFORE_PLATFORMS, *AFTER_PLATFORMS)}[name]


def using(feature: Feature) -> list[str]:
    """Return the names of the pages that declare `feature` and do not depend on the facts."""
    return [page.name for page in (*BEFORE_PLATFORMS, *AFTER_PLATFORMS) if feature in page.uses]


HOME = page_named("home")
