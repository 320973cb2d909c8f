"""Tools that get pictures removed, and the rules that say which suit whom."""

from typing import Annotated, Literal

from pydantic import AfterValidator

from webapp.facts.fields import Steps, TranslatedText, non_empty
from webapp.facts.model import Awaited, Expectation, Fact, Silence


class Tool(Awaited):
    """How a tool that gets pictures removed works. Its name and address are those of the service of its key.

    `who` says whom it is for and who runs it, `sees` who sees the picture, `keeps` what is kept about the reader;
    `steps` are what they do, `limits` what this tool cannot do. What they hear afterwards stands in `expect`.
    """

    expect: Expectation
    if_silent: Silence
    who: TranslatedText
    sees: TranslatedText
    keeps: TranslatedText
    steps: Steps
    limits: tuple[TranslatedText, ...] = ()


AgeBand = Literal["under 18", "18 or over"]
Living = Literal["uk", "elsewhere"]


class ToolRule(Fact):
    """Which tools suit whom, in the order to use them. `now` or `living` left out means any."""

    picture: AgeBand
    now: AgeBand | None = None
    living: Living | None = None
    tools: Annotated[tuple[str, ...], AfterValidator(non_empty)]

    def suits(self, picture: AgeBand, now: AgeBand, living: Living) -> bool:
        """Return whether this rule is about somebody of that age in the picture and now, living there."""
        return self.picture == picture and self.now in {None, now} and self.living in {None, living}
