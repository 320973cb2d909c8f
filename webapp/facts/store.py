"""The facts store: all facts, and the queries of the site."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BeforeValidator

from webapp.facts import toml
from webapp.facts.councils import Audience, Council, Line, PoliceForce
from webapp.facts.fields import non_empty
from webapp.facts.lookalikes import Lookalike, lookalikes
from webapp.facts.model import (
    Address,
    BankHolidays,
    BilingualHosts,
    Fact,
    Link,
    Local,
    LocalContact,
    Names,
    Service,
    Statement,
    WrongNumber,
)
from webapp.facts.platform import Phone, Platform
from webapp.facts.practice import Practice
from webapp.facts.removal import AgeBand, Living, Tool, ToolRule
from webapp.i18n.languages import SOURCE

Item = TypeVar("Item")
READ_ONLY, FROM_FILE = AfterValidator(MappingProxyType), BeforeValidator(toml.read)
Table = Annotated[Mapping[str, Item], READ_ONLY, FROM_FILE]
"""A file that holds a table for each fact."""
Folder = Annotated[Mapping[str, Annotated[Item, FROM_FILE]], READ_ONLY, AfterValidator(non_empty)]
"""A file for each fact."""


def stalest_first(*groups: Mapping[str, Fact]) -> list[tuple[str, Fact]]:
    """Return the facts of `groups` with their keys, the one checked longest ago first."""
    every = [item for facts in groups for item in facts.items()]
    return sorted(every, key=lambda item: (item[1].checked, item[0]))


@dataclass(frozen=True)
class Facts:
    """All facts, by key; each field is validated from the path of its file, or from those of its folder by key."""

    services: Table[Service]
    links: Table[Link]
    platforms: Folder[Platform]
    tools: Table[Tool]
    tool_rules: Table[ToolRule]
    wrong_numbers: Table[WrongNumber]
    phones: Table[Phone]
    councils: Folder[Council]
    police_forces: Table[PoliceForce]
    practice: Annotated[Practice, FROM_FILE]
    bank_holidays: Annotated[BankHolidays, FROM_FILE]
    names: Annotated[Names, FROM_FILE]
    accessibility: Annotated[Statement, FROM_FILE]
    bilingual_hosts: Annotated[BilingualHosts, FROM_FILE]
    own: Annotated[Local, FROM_FILE] = field(default_factory=Local)

    @property
    def local(self) -> Mapping[str, LocalContact]:
        """The contacts of the operator's file, if there is one."""
        return self.own.contacts

    @cached_property
    def english_names(self) -> tuple[str, ...]:
        """The names that stay English in every language, those of platforms among them."""
        platforms = [platform.name for platform in self.platforms.values()]
        return (*self.names.names, *(name[SOURCE.code] for name in platforms if set(name) == {SOURCE.code}))

    @property
    def of_councils(self) -> Mapping[str, Fact]:
        """What is known of councils, as `swansea-day`."""
        return {
            f"{key}-{part}": fact for key, council in self.councils.items() for part, fact in council.facts.items()
        }

    def everything(self) -> list[tuple[str, Fact]]:
        """Return every fact with its key, the one checked longest ago first.

        What a fact holds with a source of its own is one too: `snapchat.quiet`.
        """
        kinds = (self.services, self.local, self.links, self.platforms, self.tools, self.tool_rules, self.phones)
        return stalest_first(*kinds, self.parts(), self.police_forces, self.of_councils)

    def parts(self) -> dict[str, Fact]:
        """Return what services, tools and platforms hold with a source of its own, as `ceop.expect`."""
        holders = [*self.services.items(), *self.local.items(), *self.tools.items(), *self.platforms.items()]
        return {f"{key}.{name}": part for key, fact in holders for name, part in fact if isinstance(part, Fact)}

    @property
    def oldest_check(self) -> date:
        """The day on which the fact checked longest ago was checked."""
        return self.everything()[0][1].checked

    @property
    def latest_check(self) -> date:
        """The day on which a fact was checked last."""
        return self.everything()[-1][1].checked

    def addresses(self) -> Iterator[tuple[str, Address]]:
        """Yield every address that readers are sent to, with the key of its fact."""
        for services in (self.services, self.local):
            for key, service in services.items():
                yield from ((key, address) for address in (service.url, service.chat) if address)
        yield from ((key, link.url) for key, link in self.links.items())
        for key, platform in self.platforms.items():
            yield from ((key, form.url) for form in platform.forms)
            yield from ((key, advice.form) for advice in platform.advice.values() if advice.form)
        yield from ((key, force.url) for key, force in self.police_forces.items() if force.url)
        yield from ((f"{key}-page", council.page.url) for key, council in self.councils.items() if council.page)

    def with_numbers(self) -> Mapping[str, Service | Line]:
        """Return every fact that may hold a number, by key: a council's lines as `swansea-day`, `swansea-night`."""
        lines = {key: fact for key, fact in self.of_councils.items() if isinstance(fact, Line)}
        return {**self.services, **self.local, **lines}

    def lookalikes(self) -> Iterator[Lookalike]:
        """Yield whatever is like one of our numbers, or of the operator's."""
        return lookalikes(self.with_numbers(), self.wrong_numbers)

    def who_answers(self, audience: Audience) -> Mapping[str, Council]:
        """Return the councils as `audience` may be told of them: the only way for a page to a council's number."""
        return {key: council.told_to(audience) for key, council in self.councils.items()}

    def tools_for(self, picture: AgeBand | None, now: AgeBand, living: Living = "uk") -> tuple[str, ...]:
        """Return the keys of the tools to use, in order: each names a `Tool` and a `Service`.

        `picture` is the age in the picture; None, for not sure, counts as under 18.
        """
        rules = self.tool_rules.values()
        return next((rule.tools for rule in rules if rule.suits(picture or "under 18", now, living)), ())
