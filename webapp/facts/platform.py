"""Platforms: apps and kinds of sites, and how to report somebody there."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

from webapp.core import urls
from webapp.facts.fields import Host, LocalizedText, PublicPage, TranslatedText, VisibleText, non_empty
from webapp.facts.model import Address, Fact


class Form(BaseModel):
    """A form on the web for people who cannot use the app's own button; `who` says whom it is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: Address
    who: TranslatedText


class Platform(Fact):
    """An app or a kind of site, and how to report somebody there.

    `also` holds other words people look for it by. `first` is what to know before reporting, `steps` the path
    in the menus, `then` what happens, `block` how to block. `sites` are the hosts that its owner runs.

    `how` is about the path: "tried" in the app; "opened" and "page" are read on a page of `sites`; "unread" was
    never read there. Without a source only "tried", or "unread" and low confidence, will do.
    """

    name: LocalizedText
    also: tuple[VisibleText, ...] = ()
    sites: tuple[Host, ...] = ()
    source: PublicPage | None = None  # type: ignore[assignment]
    how: Literal["tried", "opened", "page", "unread"]  # type: ignore[assignment]
    first: TranslatedText | None = None
    steps: Annotated[tuple[TranslatedText, ...], AfterValidator(non_empty)]
    forms: tuple[Form, ...] = ()
    then: TranslatedText | None = None
    block: TranslatedText | None = None

    @model_validator(mode="after")
    def _sourced(self) -> Self:
        if self.source is None and self.how != "tried" and (self.how, self.confidence) != ("unread", "low"):
            message = 'needs a source, or how = "unread" and confidence = "low"'
            raise ValueError(message)
        if self.how in {"opened", "page"} and not urls.is_on(self.source or "", self.sites):
            message = f'how: {self.source} is on none of its own sites; use "unread", or name its host in sites'
            raise ValueError(message)
        if self.how == "unread" and self.confidence == "high":
            message = "confidence: nobody is sure of a path that was not read"
            raise ValueError(message)
        return self

    @property
    def read(self) -> bool:
        """Whether the path was read on a page of the owner, or tried: nothing else counts as checked."""
        return self.how != "unread"
