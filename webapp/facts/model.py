"""The shapes of our facts: what each must carry and what its values may be."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema, model_validator

from webapp.core import urls
from webapp.facts import hosts, phone_numbers, text
from webapp.facts.opening_hours import FIRST_HOUR, LAST_HOUR, Hours
from webapp.i18n.languages import CODES, SOURCE

Item = TypeVar("Item")


def _known_language(code: str) -> str:
    if code not in CODES:
        message = f"unknown language {code}: expected {', '.join(CODES)}"
        raise ValueError(message)
    return code


def _known_languages(texts: Mapping[str, str]) -> Mapping[str, str]:
    unknown = sorted(set(texts) - set(CODES))
    if unknown:
        message = f"unknown language {', '.join(unknown)}: expected {', '.join(CODES)}"
        raise ValueError(message)
    if SOURCE.code not in texts:
        message = f"needs a value for {SOURCE.code}"
        raise ValueError(message)
    return MappingProxyType(dict(texts))


def _some(values: tuple[Item, ...]) -> tuple[Item, ...]:
    """Refuse an empty list. A length limit of pydantic's would also complain of a list whose entries are wrong."""
    if not values:
        message = "needs at least one"
        raise ValueError(message)
    return values


def _as_editors_see(pattern: str) -> Any:
    """Give a JSON Schema a pattern; the check itself is stricter."""
    return WithJsonSchema({"type": "string", "pattern": pattern})


Https = Annotated[str, AfterValidator(urls.https), _as_editors_see(urls.HTTPS_PATTERN)]
SafeSite = Annotated[str, AfterValidator(urls.safe_site), _as_editors_see(urls.HTTPS_PATTERN)]
Words = Annotated[str, AfterValidator(text.visible)]
Localised = Annotated[Mapping[str, Words], AfterValidator(_known_languages)]
Code = Annotated[str, AfterValidator(_known_language)]
Text = Annotated[Mapping[str, str], AfterValidator(text.checked), AfterValidator(_known_languages)]
"""Words of our own, in every language that the data speak; a button's label in square brackets."""
PhoneNumber = Annotated[str, AfterValidator(phone_numbers.validate_phone_number)]
Key = Annotated[str, Field(pattern=r"^[0-9]+$")]
CheckedDay = Annotated[date, Field(strict=True, ge=date(2025, 1, 1), lt=date(2100, 1, 1))]
"""A slip of the pen is refused; a server whose clock is wrong must still start, so today plays no part."""
Age = Annotated[int, Field(strict=True, ge=5, le=99)]
FactKey = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+$", max_length=60)]
"""The name of a fact, as TOML takes it without quotation marks."""

Keyword = Annotated[str, AfterValidator(text.visible), Field(max_length=30)]
Host = Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]


class Address(BaseModel):
    """A page of somebody else's: its address per language, and what is known of the languages it lacks.

    `looked` holds the languages in which somebody looked for the page and found none, with the day. A language
    that is neither there nor in `looked` is not known, and nothing is claimed about it.
    """

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, Https] = Field(init=False)

    looked: Mapping[Code, CheckedDay] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _languages_are_known(self) -> Self:
        _known_languages(self.pages)
        if both := sorted(set(self.looked) & set(self.pages)):
            message = f"has an address for {', '.join(both)}, so nobody looked in vain"
            raise ValueError(message)
        return self

    @property
    def pages(self) -> Mapping[str, str]:
        """The address in each language that has one."""
        return MappingProxyType(self.__pydantic_extra__)


class Fact(BaseModel):
    """What every fact carries: where it was read, on which day, how, and how sure we are.

    `how`: "page" is read on a stored copy, "opened" is opened live by a person, "written" is a written answer
    of its owner.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Https
    checked: CheckedDay
    how: Literal["page", "opened", "written"]
    confidence: Literal["high", "medium", "low"]


class Service(Fact):
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
    name: Localised
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

    @model_validator(mode="after")
    def _only_an_office_is_rung(self) -> Self:
        if self.office and not (self.phone and self.hours and self.hours.by_day):
            message = f"office: needs a phone, and hours between {FIRST_HOUR:%H:%M} and {LAST_HOUR:%H:%M}"
            raise ValueError(message)
        if self.how == "dialled" and not self.office:
            message = 'how: only an office line is rung to check it; use "opened" or "written"'
            raise ValueError(message)
        return self

    @property
    def confirmed(self) -> bool:
        """Whether a person has compared it with what its owner says."""
        return self.how != "page"

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.from_age is not None and self.under is not None and self.from_age >= self.under:
            message = "from_age must be below under"
            raise ValueError(message)
        if self.keyword and not self.text:
            message = "a keyword needs the number to text it to"
            raise ValueError(message)
        return self


class Link(Fact):
    """A page of somebody else's: its title as its owner prints it, and its address, per language.

    `nearest` names the languages whose address is not the page itself but the nearest one that was read.
    """

    title: Localised
    url: Address
    nearest: frozenset[Code] = frozenset()


class Form(BaseModel):
    """A form on the web for people who cannot use the app's own button; `words` say whom it is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: Address
    words: Text


class Platform(Fact):
    """An app or a kind of site, and how to report somebody there.

    `also` holds other words people look for it by. `first` is what to know before reporting, `steps` the path
    in the menus, `then` what happens, `block` how to block. `sites` are the hosts that its owner runs.

    `how` is about the path: "tried" in the app; "opened" and "page" are read on a page of `sites`; "unread" was
    never read there, whoever else says it. Without a source only "tried", or "unread" and low confidence, will do.
    """

    name: Localised
    also: tuple[Words, ...] = ()
    sites: tuple[Host, ...] = ()
    source: Https | None = None  # type: ignore[assignment]
    how: Literal["tried", "opened", "page", "unread"]  # type: ignore[assignment]
    first: Text | None = None
    steps: Annotated[tuple[Text, ...], AfterValidator(_some)]
    forms: tuple[Form, ...] = ()
    then: Text | None = None
    block: Text | None = None

    @model_validator(mode="after")
    def _sourced(self) -> Self:
        if self.source is None and self.how != "tried" and (self.how, self.confidence) != ("unread", "low"):
            message = 'needs a source, or how = "unread" and confidence = "low"'
            raise ValueError(message)
        if self.how in {"opened", "page"} and not hosts.runs(self.sites, self.source or ""):
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


class Tool(Fact):
    """How a tool that gets pictures removed works. Its name and address are those of the service of its key.

    `who` says whom it is for and who runs it, `sees` who sees the picture, `keeps` what is kept about the reader,
    `tells` what they hear afterwards; `steps` are what they do, `limits` what this tool cannot do.
    """

    who: Text
    sees: Text
    keeps: Text
    tells: Text
    steps: Annotated[tuple[Text, ...], AfterValidator(_some)]
    limits: tuple[Text, ...] = ()


AgeBand = Literal["under 18", "18 or over"]
Living = Literal["uk", "elsewhere"]


class ToolRule(Fact):
    """Which tools suit whom, in the order to use them. `now` or `living` left out means any."""

    picture: AgeBand
    now: AgeBand | None = None
    living: Living | None = None
    tools: Annotated[tuple[str, ...], AfterValidator(_some)]

    def suits(self, picture: AgeBand, now: AgeBand, living: Living) -> bool:
        """Say whether this rule is about somebody of that age in the picture and now, living there."""
        return self.picture == picture and self.now in {None, now} and self.living in {None, living}


Place = Literal["help", "support", "school", "report", "accessibility"]


class LocalContact(Service):
    """Somebody near: `about` says who they are, `shown_on` names the pages that show them first."""

    about: Text
    shown_on: Annotated[tuple[Place, ...], AfterValidator(_some)]


class WrongNumber(BaseModel):
    """A number that was seen in public and must not be shown: it is another's, closed, or a slip.

    `source` says where it was seen: an address, or a site and a year.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: Annotated[str, Field(pattern=r"^\d+([ -]\d+)*$")]
    why: Annotated[str, Field(min_length=1)]
    source: Annotated[str, Field(min_length=1)]
    checked: CheckedDay
