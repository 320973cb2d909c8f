"""The page model, and the groups of the menu."""

from collections.abc import Mapping
from enum import Enum
from typing import Literal

from flask_babel import gettext

from webapp.facts.councils import Audience
from webapp.facts.fields import Record
from webapp.i18n.languages import SOURCE, Language, pick


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "collect now, translate later"
    """Mark `message` for translation when it is shown, and return it as it is."""
    return message


class Group(Enum):
    """The parts of the menu, in the order they are shown; the value is the heading."""

    FIRST = N_("First steps")
    SITUATIONS = N_("Is one of these you?")
    MORE = N_("Understand it")
    OTHERS = N_("Helping someone else")
    ABOUT = N_("About this app")


Feature = Literal["hours", "numbers", "own_ways", "screens", "tools"]
"""What the layout needs to know of a page before it renders it.

`hours`: it shows open status. `numbers`: a page for adults has numbers to ring, as every page for young people has.
`own_ways`: it links by itself to ways of calling without speech. `screens`: it asks for one thing at a time.
`tools`: it has a field or button of a script.
"""


class Page(Record):
    """One page in every language.

    `name` is its template and its key in `link()`; `slugs` maps a language code to the last part of its address,
    which tells an onlooker nothing; a language without one has the English. `title` and `description` are neutral
    for the same reason: they reach the tab, the history and search results. `heading` says what the page is for,
    and is its name in every link to it; `short` takes its place there where the heading does not suit a link.
    `step` (1 to 3) colours it. `audience` is whom its words address: it sets the Welsh form (ti to young people,
    chi to adults), and a page for young people opens with the way to those who listen and to 999.
    `parent` names the page that links to this one, and to which its "Back to …" leads; home's is empty. Pages that
    come in families share a `template`; `names` then holds, by language code, what fills `%(name)s` in their title,
    heading and description.
    `offline` is false for what nobody needs without a signal: phones do not keep it.
    `uses` declares what the layout must add; `tests/unit/test_page_features.py` holds it against the content.
    """

    name: str
    slugs: Mapping[str, str]
    title: str
    heading: str
    description: str
    group: Group
    short: str | None = None
    step: int | None = None
    audience: Audience = "young"
    parent: str = "home"
    template: str | None = None
    names: Mapping[str, str] | None = None
    offline: bool = True
    uses: frozenset[Feature] = frozenset()

    @property
    def stylesheet(self) -> str:
        """The bundle that stands in the page, and no other."""
        if self.name in {"home", "help", "near"}:
            return f"{self.name}.css"
        return "screens.css" if "screens" in self.uses else "page.css"

    @property
    def shows_other_ways(self) -> bool:
        """Whether the layout links to ways of calling without speech: wherever there is a number to ring."""
        young = self.audience == "young" and self.name != "home"
        return (young or "numbers" in self.uses) and "own_ways" not in self.uses

    @property
    def key(self) -> str:
        """The last part of its English address: for a page made from a file, the file's name."""
        return self.slugs[SOURCE.code].rsplit("/", 1)[-1]

    @property
    def link_text(self) -> str:
        """The page's name, as every link to it says it."""
        return self.short or self.heading

    def placeholders(self, language: Language) -> dict[str, str]:
        """Return what fills the placeholders of its texts in `language`."""
        if not self.names:
            return {}
        english = self.names[SOURCE.code]
        own = english if language is SOURCE else self.names.get(language.code)
        return {"name": own or gettext(english)}

    def path(self, language: Language) -> str:
        """Return the page's address in `language`: `/en/help/`."""
        slug = pick(self.slugs, language)
        return f"/{language.code}/{slug}/" if slug else f"/{language.code}/"
