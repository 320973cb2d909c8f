"""The 22 councils of Wales and the four police forces: who answers there, and who may be shown which number."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, Self

from flask_babel import gettext
from pydantic import Field

from webapp.facts.fields import CheckedDay, FactKey, LocalizedText, PhoneNumber, PublicPage, Record, VisibleText
from webapp.facts.model import Address, Fact
from webapp.facts.opening_hours import FIRST_HOUR, LAST_HOUR, Hours, Moment, clock

Audience = Literal["young", "adult"]


class Line(Fact):
    """Children's services of one council, by day or at night, as far as they are known.

    `owner` says whose page `source` is: "own" (the council's, or of the council that runs a joint team) or "relay".
    `agrees` holds other pages that print the same digits. A line whose only copy was on a test host has no
    `source`: `seen` then says where. `joint` names a team of several councils, which all have its number.
    `conflict` is what another page says instead. `looked` is the day on which somebody looked for it in vain.
    """

    source: PublicPage | None = None  # type: ignore[assignment]
    seen: VisibleText | None = None
    owner: Literal["own", "relay"]
    agrees: tuple[PublicPage, ...] = ()
    phone: PhoneNumber | None = None
    looked: CheckedDay | None = None
    team: VisibleText | None = None
    hours: Hours | None = None
    joint: FactKey | None = None
    conflict: VisibleText | None = None
    lookalikes: tuple[str, ...] = ()

    def _contradictions(self) -> Iterator[str]:
        if (self.phone is None) == (self.looked is None):
            yield "needs a phone, or the day somebody looked for one in vain: looked = 2026-11-26"
        if self.source is None and not (self.seen and self.confidence == "low"):
            yield 'source: needed, or seen = "where it was seen" and confidence = "low"'
        if self.conflict and (self.confirmed or self.confidence == "high"):
            yield "conflict: while another page says otherwise, nobody is sure; take it out once it is settled"
        if self.confirmed and not (self.source and self.owner == "own"):
            yield 'how: a person checks it with its owner: needs a source, and owner = "own"'

    def may_be_shown(self, audience: Audience) -> bool:
        """Return whether its number may stand on a page for `audience`.

        To adults where we are sure of it or a person checked it; to young people only where a person checked it.
        """
        sure = self.confirmed or (audience == "adult" and self.confidence == "high")
        return self.phone is not None and sure


class DayLine(Line):
    """The line in office hours, which may be rung to check it ("dialled")."""

    how: Literal["page", "opened", "written", "dialled"]  # type: ignore[assignment]

    def _contradictions(self) -> Iterator[str]:
        yield from super()._contradictions()
        if self.hours and not self.hours.by_day:
            yield f"hours: an office is open between {FIRST_HOUR:%H:%M} and {LAST_HOUR:%H:%M}"


class Limit(Record):
    """Part of a night in which the team does less: the gravest emergencies only, or through the police only."""

    opens: Moment
    closes: Moment
    only: Literal["gravest", "police"]

    @property
    def text(self) -> str:
        """What it means for whoever rings, in the current language."""
        hours = {"opens": clock(self.opens), "closes": clock(self.closes)}
        if self.only == "police":
            # TRANSLATORS: Said to an adult.
            return gettext(
                "From %(opens)s to %(closes)s you can reach the night team through the police only.", **hours
            )
        # TRANSLATORS: Said to an adult.
        return gettext(
            "From %(opens)s to %(closes)s the night team takes only the most serious emergencies.", **hours
        )


class NightLine(Line):
    """The team outside office hours. Nobody rings it to test it: its office is asked for its number ("told")."""

    how: Literal["page", "opened", "written", "told"]  # type: ignore[assignment]
    limits: tuple[Limit, ...] = ()


class CouncilPage(Fact):
    """The council's own page, which was read; `nearest` where it is about something close to a child at risk."""

    url: Address
    nearest: Literal[True] | None = None


class Towns(Fact):
    """Towns of the council's area, by which people look for it."""

    names: Annotated[tuple[LocalizedText, ...], Field(min_length=1)]


class PoliceForce(Fact):
    """A police force: `url` is its own page to report on, left out where none was found on the day `looked`."""

    name: LocalizedText
    url: Address | None = None
    looked: CheckedDay | None = None

    def _contradictions(self) -> Iterator[str]:
        if (self.url is None) == (self.looked is None):
            yield "needs a url, or the day somebody looked for one in vain: looked = 2026-11-26"


class Council(Record):
    """One council: `name` is its own, `place` the area, `police` the key of its force."""

    name: LocalizedText
    place: LocalizedText
    police: FactKey
    day: DayLine | None = None
    night: NightLine | None = None
    page: CouncilPage | None = None
    towns: Towns | None = None

    @property
    def facts(self) -> dict[str, Fact]:
        """Return its facts by the part of the file they stand in."""
        return {part: fact for part, fact in self if isinstance(fact, Fact)}

    @property
    def lines(self) -> list[tuple[str, Line]]:
        """Return the lines of which something is known, by day first."""
        return [(part, fact) for part, fact in self if isinstance(fact, Line)]

    @property
    def numbers(self) -> Mapping[str, Line]:
        """Return the lines that have a number."""
        return {part: line for part, line in self.lines if line.phone}

    @property
    def unknown(self) -> bool:
        """Whether there is neither a number nor a page to give."""
        return not (self.numbers or self.page)

    def told_to(self, audience: Audience) -> Self:
        """Return it with no number that `audience` must not be shown.

        A page that is only the nearest one was written for staff: a child is not sent there.
        """
        hidden = [(part, line) for part, line in self.lines if not line.may_be_shown(audience)]
        changes: dict[str, object] = {part: line.model_copy(update={"phone": None}) for part, line in hidden}
        if audience == "young" and self.page and self.page.nearest:
            changes["page"] = None
        return self.model_copy(update=changes)

    def search_words(self, police: PoliceForce) -> list[str]:
        """Return what people look for it by, in every language: its names, towns and police force."""
        names = (self.place, *(self.towns.names if self.towns else ()), police.name)
        return list(dict.fromkeys(word for name in names for word in name.values()))
