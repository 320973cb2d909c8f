"""One page for each platform of the facts: how to report somebody on that app."""

from collections.abc import Mapping

from webapp.facts import Platform
from webapp.i18n.languages import SOURCE
from webapp.pages.model import N_, Group, Page


def _page(key: str, platform: Platform) -> Page:
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


def pages(platforms: Mapping[str, Platform]) -> tuple[Page, ...]:
    """Return the page of each platform, by key."""
    return tuple(sorted((_page(key, platform) for key, platform in platforms.items()), key=_order))
