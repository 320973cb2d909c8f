"""What a machine can tell about a Welsh message: spelling, form of address, English left behind, wrong digits.

It cannot tell whether the sense is right. A first-language reader stays needed before every release.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

import py3langid

from tests.content.welsh.dictionary import known
from tools.registers import QUOTED, listener
from webapp.facts.councils import Audience

PLACEHOLDER = re.compile(r"%\(\w+\)s|https?://\S+")
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
CLITICS = {"r", "n", "ch", "i", "u", "w", "m", "th", "na", "ll"}

CHI = re.compile(
    r"\b(?:chi|eich|ichi|chithau|eiddoch|\w+(?:wch|och)|\w+ech)\b|\w'ch\b|\bych\b",
    re.IGNORECASE,
)
NOT_CHI = re.compile(
    r"(?:d|n)?diogelwch|d?tawelwch|dawelwch|harddwch|heddwch|tywyllwch|llonyddwch|dywyllwch|coch|goch|moch|cloch|gloch|troch|boch|rhech|sgrech|lech|llech|ddrwch"
    r"|trwch|drwch|cwch|gwch|uwch|fuwch|llwch|och|bwch|hwch|blwch|flwch",
    re.IGNORECASE,
)
"""Words that end like a verb with chi, and are none."""

TI = re.compile(
    r"\b(?:ti|di|dy|tithau|wyt|rwyt|dwyt|byddi|fyddi|galli|alli|gallet|allet|dylet|ddylet|hoffet|cei|gei|wnei|doi|weli|est|cest"
    r"|wnest|gwnest|arnat|ohonot|amdanat|atat|drosot|gennyt|wrthyt|ynot|paid|phaid|ffonia|cofia|dewisa|siarada|blocia"
    r"|riportia|gofynna|gwranda|darllena|cadwa|noda|cer|dwed|rho|gad|gwna|helpa|stopia|anfona|dangosa|arhosa"
    r"|edrycha|defnyddia|agora|tapia|pwysa|ysgrifenna|newidia|cuddia|meddylia)\b",
    re.IGNORECASE,
)
BANNED = {
    r"[Tt]ynna'r llun|[Tt]ynnu'r llun": "tynnu llun means to take a picture",
    r"&": "no ampersand in Welsh",
    r"porn dial": "blames the reader",
    r"cribddeil": "hard and dated: blacmel rhywiol",
    r"ymbinc|priodfab": "a machine's word for grooming",
    r"cysyniad": "means concept; consent is cydsyniad",
    r"\bir (?:Gymraeg|Saesneg)": "the apostrophe of i'r is lost",
    r"\b[cg]ôd\b": "spelt cod",
    r"pan mae": "pan fydd",
    r"\b[Pp]aid (?!â|ag|ti|di|byth)": "paid needs â or ag",
    r"\b[Pp]eidiwch (?!â|ag|chi|byth)": "peidiwch needs â or ag",
    r"!": "no exclamation marks",
}


@cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    """Load the language model at its first use: it takes a second."""
    py3langid.set_languages(["cy", "en"])
    classify: Callable[[str], tuple[str, float]] = py3langid.classify
    return classify


@cache
def reads_as(text: str) -> str:
    """Return the language, `cy` or `en`, that a text of four words or more reads as; else nothing."""
    return _classifier()(text)[0] if len(list(words(text))) >= 4 else ""


@cache
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches one of `names`, the longest first."""
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def plain(text: str, names: Sequence[str] = ()) -> str:
    """Return the text with straight apostrophes and without placeholders and `names`."""
    text = PLACEHOLDER.sub(" ", text).replace("’", "'").replace("‘", "'")
    return _any_of(tuple(names)).sub(" ", text) if names else text


def words(text: str) -> Iterator[str]:
    """Yield the words of plain text, each cut from what leans on it: `mae'r` gives `mae`."""
    for match in WORD.finditer(text):
        head, *rest = match[0].split("'")
        yield from (part for part in [head, *(r for r in rest if r.lower() not in CLITICS)] if len(part) > 1)


def misspelt(text: str, names: Sequence[str] = ()) -> list[str]:
    """Return the words no Welsh dictionary knows."""
    return [word for word in words(plain(text, names)) if not known(word)]


def reads_as_english(text: str, names: Sequence[str] = ()) -> bool:
    """Say whether four words or more, names apart, read as English rather than Welsh."""
    rest = plain(text, names)
    return reads_as(rest) == "en"


def address(text: str) -> dict[Audience, list[str]]:
    """Return the forms of address in a text, by whom they suit: ti a young person, chi an adult."""
    said = plain(text)
    chi = [match[0] for match in CHI.finditer(said) if not NOT_CHI.fullmatch(match[0])]
    return {"young": [match[0] for match in TI.finditer(said)], "adult": chi}


def wrong_register(text: str, audience: Audience) -> list[str]:
    """Return the forms of address, outside what is quoted, that do not suit `audience`."""
    return address(QUOTED.sub(" ", text))["adult" if audience == "young" else "young"]


def wrong_to_listener(message: str, text: str, comments: Iterable[str] = ()) -> list[str]:
    """Return the forms of address, in what is said, that do not suit its listener: all, where none is named."""
    heard = listener(comments)
    said = QUOTED.findall(text) if QUOTED.search(message) else [text] if heard else []
    found = address(" ".join(said))
    return [form for audience, forms in found.items() if audience != heard for form in forms]


def digits(text: str) -> list[str]:
    """Return the numbers of a text, each once, for comparison with its translation."""
    return sorted(set(re.findall(r"\d+", PLACEHOLDER.sub(" ", text))))


def banned(text: str) -> list[str]:
    """Return why each banned form in the text is banned."""
    return [why for pattern, why in BANNED.items() if re.search(pattern, plain(text))]


def longest_sentence(text: str) -> int:
    """Return the length in words of the longest sentence."""
    sentences = re.split(r"[.?:“”]\s|[.?]”", text.replace("’", "'"))
    return max(len(WORD.findall(sentence)) for sentence in sentences)
