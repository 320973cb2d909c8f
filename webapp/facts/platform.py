"""Platforms: apps and kinds of sites, and how to report somebody there."""

from collections.abc import Iterator, Mapping
from typing import Literal

from webapp.core import urls
from webapp.facts.fields import Host, LocalizedText, PublicPage, Record, Steps, TranslatedText, VisibleText
from webapp.facts.model import Address, Awaited, Fact, Sure


class Form(Record):
    """A form on the web for people who cannot use the app's own button; `who` says whom it is for."""

    url: Address
    who: TranslatedText


HowRead = Literal["tried", "opened", "page", "unread"]
"""How a path in an app is known: "unread" was never read on its owner's pages, whoever else says it."""


class Advice(Fact):
    """What to do in one app about one thing besides reporting: steps, and a form on the web."""

    how: HowRead  # type: ignore[assignment]
    confidence: Sure
    steps: Steps
    form: Address | None = None


class Platform(Awaited):
    """An app or a kind of site, and how to report somebody there.

    `also` holds other words people look for it by. `first` is what to know before reporting, `takes_away` which
    button takes the chat away, `steps` the path in the menus, `then` what happens, `block` how to block. `sites`
    are the hosts that its owner runs. `quiet` mutes them and leaves the chat, `hide` hides friends or followers,
    `fake` reports an account in the reader's name, `hacked` gets an account back.

    `how` is about the path: "tried" in the app; "opened" and "page" are read on a page of `sites`; "unread" was
    never read there. Without a source only "tried", or "unread" and low confidence, will do.
    """

    name: LocalizedText
    also: tuple[VisibleText, ...] = ()
    sites: tuple[Host, ...] = ()
    source: PublicPage | None = None  # type: ignore[assignment]
    how: HowRead  # type: ignore[assignment]
    first: TranslatedText | None = None
    takes_away: TranslatedText | None = None
    steps: Steps
    forms: tuple[Form, ...] = ()
    then: TranslatedText | None = None
    block: TranslatedText | None = None
    quiet: Advice | None = None
    hide: Advice | None = None
    fake: Advice | None = None
    hacked: Advice | None = None

    @property
    def advice(self) -> Mapping[str, Advice]:
        """What it holds besides reporting, by name."""
        return {name: advice for name, advice in self if isinstance(advice, Advice)}

    def _contradictions(self) -> Iterator[str]:
        yield from super()._contradictions()
        # Only the owner promises an answer, and steps said to be read there are.
        read = {name: advice for name, advice in self.advice.items() if advice.how in {"opened", "page"}}
        parts: dict[str, Fact] = {**read, **({"expect": self.expect} if self.expect else {})}
        elsewhere = [name for name, part in parts.items() if not urls.is_on(part.source, self.sites)]
        if elsewhere:
            yield f"{elsewhere[0]}: {parts[elsewhere[0]].source} is on none of its own sites"
        if self.source is None and self.how != "tried" and (self.how, self.confidence) != ("unread", "low"):
            yield 'needs a source, or how = "unread" and confidence = "low"'
        if self.how in {"opened", "page"} and not urls.is_on(self.source or "", self.sites):
            yield f'how: {self.source} is on none of its own sites; use "unread", or name its host in sites'
        if self.how == "unread" and self.confidence == "high":
            yield "confidence: nobody is sure of a path that was not read"


class Phone(Fact):
    """A kind of phone, and how it stays quiet and deletes nothing: `steps`, and `people` who still get through."""

    how: HowRead  # type: ignore[assignment]
    name: LocalizedText
    steps: Steps
    people: TranslatedText
