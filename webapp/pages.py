"""The page registry: every page once.

Routes, menus, the language switch, the worker's list, the sitemap, the export and the tests are
computed from it. To add a page: one `Page` here and one template `templates/pages/<name>.html`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from webapp.languages import LANGUAGES, Language


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "collect now, translate later"
    return message


class Group(Enum):
    """The parts of the menu, in the order they are shown; the value is the heading."""

    FIRST = N_("First steps")
    MORE = N_("Understand it")
    OTHERS = N_("Helping someone else")
    ABOUT = N_("About this app")


Audience = Literal["young", "adult"]


@dataclass(frozen=True)
class Page:
    """One page in every language.

    `name` is its template and its key in `link()`; `slugs` maps a language code to the last part of
    its address, which tells an onlooker nothing. `title` and `description` are neutral for the same
    reason: they reach the tab, the history and search results. `heading` says what the page is for.
    `step` (1 to 3) colours it. `audience` sets the Welsh form of address: ti to young people, chi to adults.
    """

    name: str
    slugs: Mapping[str, str]
    title: str
    heading: str
    description: str
    group: Group
    step: int | None = None
    audience: Audience = "young"

    def path(self, language: Language) -> str:
        """Return the page's address in `language`: `/en/help/`."""
        slug = self.slugs[language.code]
        return f"/{language.code}/{slug}/" if slug else f"/{language.code}/"


PAGES: tuple[Page, ...] = (
    Page(
        name="home",
        slugs={"en": "", "cy": ""},
        title=N_("Start"),
        heading=N_("Home"),
        description=N_("Small steps, one at a time."),
        group=Group.FIRST,
    ),
    Page(
        name="help",
        slugs={"en": "help", "cy": "cymorth"},
        title=N_("Help"),
        heading=N_("Get help now"),
        description=N_("Numbers to ring and people to talk to."),
        group=Group.FIRST,
    ),
    Page(
        name="talk",
        slugs={"en": "talk", "cy": "siarad"},
        title=N_("Talk"),
        heading=N_("I feel I can’t go on"),
        description=N_("People who listen, day and night."),
        group=Group.FIRST,
    ),
    Page(
        name="reach",
        slugs={"en": "reach", "cy": "cysylltu"},
        title=N_("Reach"),
        heading=N_("If you can’t speak or can’t hear"),
        description=N_("Ways to get through without speaking or hearing."),
        group=Group.FIRST,
    ),
    Page(
        name="tell",
        slugs={"en": "step-1", "cy": "cam-1"},
        title=N_("Step 1"),
        heading=N_("Tell an adult"),
        description=N_("The first of three steps."),
        group=Group.FIRST,
        step=1,
    ),
    Page(
        name="remove",
        slugs={"en": "step-2", "cy": "cam-2"},
        title=N_("Step 2"),
        heading=N_("Get the pictures removed"),
        description=N_("The second of three steps."),
        group=Group.FIRST,
        step=2,
    ),
    Page(
        name="support",
        slugs={"en": "step-3", "cy": "cam-3"},
        title=N_("Step 3"),
        heading=N_("Get support"),
        description=N_("The third of three steps."),
        group=Group.FIRST,
        step=3,
    ),
    Page(
        name="report",
        slugs={"en": "report", "cy": "gwybod"},
        title=N_("Report"),
        heading=N_("Report it to the police or CEOP"),
        description=N_("Who to tell, and what happens then."),
        group=Group.MORE,
    ),
    Page(
        name="apps",
        slugs={"en": "apps", "cy": "apiau"},
        title=N_("Apps"),
        heading=N_("Report it in the app"),
        description=N_("How to use the report and block buttons."),
        group=Group.MORE,
    ),
    Page(
        name="overview",
        slugs={"en": "what", "cy": "beth"},
        title=N_("What this is"),
        heading=N_("What is happening to me?"),
        description=N_("What this is, in plain words."),
        group=Group.MORE,
    ),
    Page(
        name="signs",
        slugs={"en": "signs", "cy": "arwyddion"},
        title=N_("Signs"),
        heading=N_("Warning signs"),
        description=N_("Signs to look out for."),
        group=Group.MORE,
    ),
    Page(
        name="more",
        slugs={"en": "more", "cy": "mwy"},
        title=N_("More for you"),
        heading=N_("More for young people"),
        description=N_("More to read from Hwb."),
        group=Group.MORE,
    ),
    Page(
        name="supporting",
        slugs={"en": "supporting", "cy": "cefnogi"},
        title=N_("Supporting"),
        heading=N_("Support someone this is happening to"),
        description=N_("Three things to say first."),
        group=Group.OTHERS,
        audience="adult",
    ),
    Page(
        name="friend",
        slugs={"en": "friend", "cy": "ffrind"},
        title=N_("A friend"),
        heading=N_("It’s happening to my friend"),
        description=N_("What a friend can do."),
        group=Group.OTHERS,
    ),
    Page(
        name="family",
        slugs={"en": "family", "cy": "teulu"},
        title=N_("Families"),
        heading=N_("For parents and carers"),
        description=N_("For parents and carers: what to do first."),
        group=Group.OTHERS,
        audience="adult",
    ),
    Page(
        name="conversation",
        slugs={"en": "conversation", "cy": "sgwrs"},
        title=N_("A conversation"),
        heading=N_("Having the conversation"),
        description=N_("Ways to start talking, before or after."),
        group=Group.OTHERS,
        audience="adult",
    ),
    Page(
        name="school",
        slugs={"en": "school", "cy": "ysgol"},
        title=N_("Schools"),
        heading=N_("For school and college staff"),
        description=N_("For school and college staff: what to do first."),
        group=Group.OTHERS,
        audience="adult",
    ),
    Page(
        name="views",
        slugs={"en": "views", "cy": "barn"},
        title=N_("Views"),
        heading=N_("Views from the experts"),
        description=N_("Three articles by people who work on this."),
        group=Group.OTHERS,
        audience="adult",
    ),
    Page(
        name="keep",
        slugs={"en": "keep", "cy": "cadw"},
        title=N_("Keep"),
        heading=N_("Keep this on your phone"),
        description=N_("How to add an icon, and who could see it."),
        group=Group.ABOUT,
    ),
    Page(
        name="leaving",
        slugs={"en": "leaving", "cy": "gadael"},
        title=N_("Leaving"),
        heading=N_("What leaving does, and what it can’t"),
        description=N_("What the leave button does."),
        group=Group.ABOUT,
    ),
    Page(
        name="about",
        slugs={"en": "about", "cy": "ynghylch"},
        title=N_("About"),
        heading=N_("About this app"),
        description=N_("What this is and where its facts come from."),
        group=Group.ABOUT,
    ),
    Page(
        name="sources",
        slugs={"en": "sources", "cy": "ffynonellau"},
        title=N_("Sources"),
        heading=N_("Where every fact comes from"),
        description=N_("Each fact, its source and the day it was checked."),
        group=Group.ABOUT,
        audience="adult",
    ),
    Page(
        name="privacy",
        slugs={"en": "privacy", "cy": "preifatrwydd"},
        title=N_("Privacy"),
        heading=N_("Your privacy"),
        description=N_("What is kept: nothing you do here."),
        group=Group.ABOUT,
    ),
    Page(
        name="accessibility",
        slugs={"en": "accessibility", "cy": "hygyrchedd"},
        title=N_("Accessibility"),
        heading=N_("Accessibility statement"),
        description=N_("How this app works for everyone, and where it falls short."),
        group=Group.ABOUT,
    ),
)

BY_NAME = {page.name: page for page in PAGES}
HOME = BY_NAME["home"]


def menu() -> list[tuple[Group, list[Page]]]:
    """Return the menu: each group with its pages, in the order of the registry."""
    return [(group, [page for page in PAGES if page.group is group]) for group in Group]


def every_address() -> Iterator[tuple[Page, Language, str]]:
    """Yield each page in each language with its path."""
    for page in PAGES:
        for language in LANGUAGES:
            yield page, language, page.path(language)
