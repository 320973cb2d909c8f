"""The facts store: all facts, and the queries of the site."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from webapp.facts.councils import Answer, Audience, Council, Line, Part, PoliceForce, answer
from webapp.facts.lookalikes import Lookalike, lookalikes
from webapp.facts.model import Address, Fact, Link, LocalContact, Service, WrongNumber
from webapp.facts.platform import Phone, Platform
from webapp.facts.removal import AgeBand, Living, Tool, ToolRule


def stalest_first(*groups: Mapping[str, Fact]) -> list[tuple[str, Fact]]:
    """Return the facts of `groups` with their keys, the one checked longest ago first."""
    every = [item for facts in groups for item in facts.items()]
    return sorted(every, key=lambda item: (item[1].checked, item[0]))


@dataclass(frozen=True)
class Facts:
    """All facts, by key. `names` are proper names that stay English in every language.

    `local`, `local_name` and `exit_url` come from the operator's file, if there is one.
    """

    services: Mapping[str, Service]
    links: Mapping[str, Link]
    platforms: Mapping[str, Platform]
    tools: Mapping[str, Tool]
    tool_rules: Mapping[str, ToolRule]
    names: tuple[str, ...]
    local: Mapping[str, LocalContact] = field(default_factory=dict)
    local_name: Mapping[str, str] | None = None
    exit_url: str | None = None
    wrong_numbers: Mapping[str, WrongNumber] = field(default_factory=dict)
    phones: Mapping[str, Phone] = field(default_factory=dict)
    councils: Mapping[str, Council] = field(default_factory=dict)
    police_forces: Mapping[str, PoliceForce] = field(default_factory=dict)

    def everything(self) -> list[tuple[str, Fact]]:
        """Return every fact with its key, the one checked longest ago first.

        What a fact holds with a source of its own is one too: `snapchat.quiet`.
        """
        kinds = (self.services, self.local, self.links, self.platforms, self.tools, self.tool_rules, self.phones)
        of_councils = {
            f"{key}-{part}": fact for key, one in self.councils.items() for part, fact in one.facts.items()
        }
        return stalest_first(*kinds, self.parts(), self.police_forces, of_councils)

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
        lines = {f"{key}-{part}": line for key, council in self.councils.items() for part, line in council.lines}
        return {**self.services, **self.local, **lines}

    def lookalikes(self) -> Iterator[Lookalike]:
        """Yield whatever is like one of our numbers, or of the operator's."""
        return lookalikes(self.with_numbers(), self.wrong_numbers)

    def who_answers(self, audience: Audience) -> list[Answer]:
        """Return who answers for each council: the only way for a page to a council's number.

        A number that is not to be shown to `audience` is not there (`Line.may_be_shown`).
        """
        return [
            answer(key, council, self.police_forces[council.police], audience)
            for key, council in self.councils.items()
        ]

    def coverage(self, audience: Audience) -> Mapping[Part, int]:
        """Return for how many councils `audience` is shown a number by day and at night."""
        answers = self.who_answers(audience)
        return {"day": sum(bool(one.day) for one in answers), "night": sum(bool(one.night) for one in answers)}

    def tools_for(self, picture: AgeBand | None, now: AgeBand, living: Living = "uk") -> tuple[str, ...]:
        """Return the keys of the tools to use, in order: each names a `Tool` and a `Service`.

        `picture` is the age in the picture; None, for not sure, counts as under 18.
        """
        rules = self.tool_rules.values()
        return next((rule.tools for rule in rules if rule.suits(picture or "under 18", now, living)), ())
