"""All facts together, and the questions the site asks of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from webapp.facts.model import AgeBand, Fact, Link, Living, LocalContact, Platform, Service, Tool, ToolRule


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

    def everything(self) -> Iterator[tuple[str, Fact]]:
        """Yield every fact with its key."""
        for facts in (self.services, self.local, self.links, self.platforms, self.tools, self.tool_rules):
            yield from facts.items()

    def stalest_first(self) -> list[tuple[str, Fact]]:
        """Return every fact with its key, the one checked longest ago first."""
        return sorted(self.everything(), key=lambda item: (item[1].checked, item[0]))

    def tools_for(self, picture: AgeBand | None, now: AgeBand, living: Living = "uk") -> tuple[str, ...]:
        """Return the keys of the tools to use, in order: each names a `Tool` and a `Service`.

        `picture` is the age in the picture; None, for not sure, counts as under 18.
        """
        rules = self.tool_rules.values()
        return next((rule.tools for rule in rules if rule.suits(picture or "under 18", now, living)), ())
