"""The facts store: all facts, and the queries of the site."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from webapp.facts.lookalikes import Lookalike, lookalikes
from webapp.facts.model import Address, Fact, Link, LocalContact, Service, WrongNumber
from webapp.facts.platform import Platform
from webapp.facts.removal import AgeBand, Living, Tool, ToolRule


@dataclass(frozen=True)
class Facts:
    """All facts, by key. `names` are proper names that stay English in every language.

    `local` and `exit_url` come from the file of whoever runs this copy, if there is one.
    """

    services: Mapping[str, Service]
    links: Mapping[str, Link]
    platforms: Mapping[str, Platform]
    tools: Mapping[str, Tool]
    tool_rules: Mapping[str, ToolRule]
    names: tuple[str, ...]
    local: Mapping[str, LocalContact] = field(default_factory=dict)
    exit_url: str | None = None
    wrong_numbers: Mapping[str, WrongNumber] = field(default_factory=dict)

    def everything(self) -> Iterator[tuple[str, Fact]]:
        """Yield every fact with its key."""
        for facts in (self.services, self.local, self.links, self.platforms, self.tools, self.tool_rules):
            yield from facts.items()

    def addresses(self) -> Iterator[tuple[str, Address]]:
        """Yield every address that readers are sent to, with the key of its fact."""
        for services in (self.services, self.local):
            for key, service in services.items():
                yield from ((key, address) for address in (service.url, service.chat) if address)
        yield from ((key, link.url) for key, link in self.links.items())
        for key, platform in self.platforms.items():
            yield from ((key, form.url) for form in platform.forms)

    def lookalikes(self) -> Iterator[Lookalike]:
        """Yield whatever is like a number of ours, or of whoever runs this copy."""
        return lookalikes({**self.services, **self.local}, self.wrong_numbers)

    def stalest_first(self) -> list[tuple[str, Fact]]:
        """Return every fact with its key, the one checked longest ago first."""
        return sorted(self.everything(), key=lambda item: (item[1].checked, item[0]))

    def tools_for(self, picture: AgeBand | None, now: AgeBand, living: Living = "uk") -> tuple[str, ...]:
        """Return the keys of the tools to use, in order: each names a `Tool` and a `Service`.

        `picture` is the age in the picture; None, for not sure, counts as under 18.
        """
        rules = self.tool_rules.values()
        return next((rule.tools for rule in rules if rule.suits(picture or "under 18", now, living)), ())
