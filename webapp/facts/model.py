"""Facts: where each was read and when, and the services, links and local contacts among them."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field

from webapp.facts.fields import (
    Age,
    CheckedDay,
    Code,
    FactKey,
    Key,
    Keyword,
    LocalizedText,
    PhoneNumber,
    PublicPage,
    Record,
    SafeSite,
    TranslatedText,
    VisibleText,
    known_languages,
    non_empty,
)
from webapp.facts.opening_hours import FIRST_HOUR, LAST_HOUR, Hours
from webapp.i18n.languages import SOURCE, WELSH

Sure = Literal["high", "medium"]


class Address(Record):
    """A page of somebody else's: its address per language, and what is known of the languages it lacks.

    `looked` holds the languages in which somebody looked for the page and found none, with the day. A language
    that is neither there nor in `looked` is not known, and nothing is claimed about it.
    """

    model_config = ConfigDict(extra="allow", frozen=True, defer_build=True)
    __pydantic_extra__: dict[str, PublicPage] = Field(init=False)

    looked: Mapping[Code, CheckedDay] = Field(default_factory=dict)

    def _contradictions(self) -> Iterator[str]:
        known_languages(self.pages)
        if both := sorted(set(self.looked) & set(self.pages)):
            yield f"has an address for {', '.join(both)}, so nobody looked in vain"

    @property
    def pages(self) -> Mapping[str, str]:
        """The address in each language that has one."""
        return MappingProxyType(self.__pydantic_extra__)

    def language_for(self, code: str) -> str:
        """Return the language of the page that readers of `code` get: theirs, or English."""
        return code if code in self.pages else SOURCE.code


class Fact(Record):
    """The base of every fact: its source, the day and way it was checked, and the confidence in it.

    `how`: "page" is read on a stored copy, "opened" is opened live by a person, "written" is a written answer
    of its owner.
    """

    source: PublicPage
    checked: CheckedDay
    how: Literal["page", "opened", "written"]
    confidence: Literal["high", "medium", "low"]

    @property
    def read(self) -> bool:
        """Whether it was read on a page of its owner, or tried: nothing else counts as checked."""
        return str(self.how) != "unread"

    @property
    def confirmed(self) -> bool:
        """Whether a person has compared it with what its owner says."""
        return self.read and self.how != "page"


class Expectation(Fact):
    """What its owner says comes after a report: who reads it, and where and when to look for an answer.

    `working_days` is within how many working days there is usually an answer, where the owner says so. A promise on
    low confidence is refused.
    """

    confidence: Sure
    reader: TranslatedText
    answer: TranslatedText
    working_days: Annotated[int, Field(strict=True, ge=1, le=5)] | None = None


class Silence(Record):
    """What it means that no answer has come, and whom to ask then: keys of services, the first one on top."""

    means: TranslatedText
    ask: Annotated[tuple[FactKey, ...], AfterValidator(non_empty)]


class Awaited(Fact):
    """A fact that readers wait on: `expect` is what its owner says of an answer, `if_silent` what to do without."""

    expect: Expectation | None = None
    if_silent: Silence | None = None

    def _contradictions(self) -> Iterator[str]:
        if self.expect and not self.if_silent:
            yield "expect: needs if_silent, so that nobody is left waiting"


class Service(Awaited):
    """A service to ring, text or open.

    `phone` and `text` are shown grouped; `keyword` is the word to text; `press` is the key to press once
    the call is answered. A language without a `url` or `chat` of its own gets the English page. `hours` are those
    of the phone and text: a chat's own are left to its site.

    Whom it is for: ages `from_age` (in years) up to, but not including, `under`; `nation` "wales" or "uk".
    `free` and `off_bill` (calls stay off the phone bill) are there only where a source says so. `welsh` is
    "always" where anybody answers in Welsh and "ask" where some can. What is left out is not known.

    `office` marks a line that may be rung in its hours to check the number (`how` = "dialled"). Nobody rings an
    emergency number, a crisis line or a night team to test it: their owners ask for that. `lookalikes` names the
    facts and the wrong numbers that were compared with this one digit by digit. `alone` is false for a way in that
    needs a warning beside it: pages write it, and the open data leaves the service out.
    """

    how: Literal["page", "opened", "written", "dialled"]  # type: ignore[assignment]
    name: LocalizedText
    phone: PhoneNumber | None = None
    press: Key | None = None
    text: PhoneNumber | None = None
    keyword: Keyword | None = None
    url: Address | None = None
    chat: Address | None = None
    hours: Hours | None = None
    from_age: Age | None = None
    under: Age | None = None
    nation: Literal["wales", "uk"] | None = None
    free: Literal[True] | None = None
    off_bill: Literal[True] | None = None
    welsh: Literal["always", "ask"] | None = None
    office: Literal[True] | None = None
    lookalikes: tuple[str, ...] = ()
    alone: Literal[False] | None = None

    def _contradictions(self) -> Iterator[str]:
        yield from super()._contradictions()
        if self.office and not (self.phone and self.hours and self.hours.by_day):
            yield f"office: needs a phone, and hours between {FIRST_HOUR:%H:%M} and {LAST_HOUR:%H:%M}"
        if self.how == "dialled" and not self.office:
            yield 'how: only an office line is rung to check it; use "opened" or "written"'
        if self.from_age is not None and self.under is not None and self.from_age >= self.under:
            yield "from_age must be below under"
        if self.keyword and not self.text:
            yield "a keyword needs the number to text it to"

    def language_rank(self, code: str) -> int | None:
        """Return its place in a list for speakers of a language, 0 first; None where every service is alike."""
        return {"always": 0, "ask": 1, None: 2}[self.welsh] if code == WELSH.code else None


class Link(Fact):
    """A page of somebody else's: its title as its owner prints it, and its address, per language.

    `nearest` names the languages whose address is not the page itself but the nearest one that was read.
    """

    title: LocalizedText
    url: Address
    nearest: frozenset[Code] = frozenset()


ContactPage = Literal["help", "support", "school", "report", "accessibility"]


class LocalContact(Service):
    """Somebody near: `about` says who they are, `shown_on` names the pages that show them first."""

    about: TranslatedText
    shown_on: Annotated[tuple[ContactPage, ...], AfterValidator(non_empty)]


class WrongNumber(Record):
    """A number seen in public that must not be shown: somebody else's, closed, or mistyped.

    `source` says where it was seen: an address, or a site and a year.
    """

    number: Annotated[str, Field(pattern=r"^\d+([ -]\d+)*$")]
    why: Annotated[str, Field(min_length=1)]
    source: Annotated[str, Field(min_length=1)]
    checked: CheckedDay


class Local(Record):
    """What the operator may add: a name, contacts near the readers, and where the exit leads."""

    name: LocalizedText | None = None
    exit_url: SafeSite | None = None
    contacts: Mapping[FactKey, LocalContact] = Field(default_factory=dict)


class Names(Record):
    """Proper names that stay English in every language."""

    names: Annotated[tuple[VisibleText, ...], AfterValidator(non_empty)]


class Claim(Record):
    """One thing the accessibility statement claims; the tests prove each."""

    text: TranslatedText


class Statement(Record):
    """The day the accessibility statement was last held against the tests, and what it claims."""

    written: date
    claims: Annotated[tuple[Claim, ...], AfterValidator(non_empty)]


class BankHolidays(Record):
    """The bank holidays of England and Wales in whole years, in order."""

    days: Annotated[tuple[CheckedDay, ...], AfterValidator(non_empty)]

    def _contradictions(self) -> Iterator[str]:
        if [*self.days] != sorted({*self.days}):
            yield "days: each once, in order"


class BilingualHosts(Record):
    """Hosts whose pages are in Welsh too."""

    hosts: Annotated[tuple[VisibleText, ...], AfterValidator(non_empty)]
