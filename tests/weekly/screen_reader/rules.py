"""What must hold for everything that a screen reader says, whatever the words are."""

import re
from collections.abc import Iterator
from itertools import pairwise

from tests.content.welsh import checks
from tests.support.registry import STORE
from tests.weekly.screen_reader.pages import FOLLOWED, ONE_THING
from tests.weekly.screen_reader.session import ARRIVE, READ, Said, squashed
from webapp.i18n.languages import LANGUAGES

SERVICES = [name for service in STORE.services.values() for name in service.name.values()]
NAMES = [*STORE.english_names, *SERVICES, *(language.name for language in LANGUAGES)]
OWN = re.compile(
    r"banner|bullet|clickable|collapsed|expanded|entry|form|heading level \d|image|link|List with \d+ items?"
    r"|leaving [\w ]+\.|main content|navigation|panel|push button|radio button|statusbar|toggle button"
)
"""What Orca says of itself, in the language of the person whose phone it is."""

SYMBOLS = ("middle dot", "vertical line", "slash", "arrow", "asterisk", "less than", "greater than")
EXIT = {"en": "Leave now", "cy": "Gadael nawr"}
POSITION = re.compile(r"(?<!\d)(\d+) (?:of|o) (\d+)")
RESULT = re.compile(r"Step 2: for you|Cam 2: i ti")
STEP = re.compile(r"(?:Step|Cam) \d (?:of|o) 3")
NUMBER = re.compile(r"\d{3,}|\b\d(?:,? \d){2,}\b")
GLUED = re.compile(r"\d(?![ap]m\b)[^\W\d_]|[^\W\d_]\d|[a-zâêîôûŵŷ][A-ZÂÊÎÔÛŴŶ]")
"""Two words without a space, as where one part of a link or a heading ends and the next begins."""


def _page_words(said: Said) -> Iterator[tuple[str, str]]:
    return ((language, words) for language, words in said if not OWN.fullmatch(words))


def _numbers(said: Said) -> Iterator[str]:
    """Yield the links that say a number in one piece, or the same number twice; a service's name may hold one."""
    for link in (words for (_, words), (_, after) in pairwise(said) if after == "link"):
        digits = NUMBER.findall(checks.plain(link, NAMES))
        in_full = "".join(re.sub(r"\D", "", number) for number in digits)
        if any(number.isdecimal() for number in digits) or re.fullmatch(r"(\d+)\1", in_full):
            yield f"a number in one piece or twice: {link}"


def _welsh(said: Said) -> Iterator[str]:
    """Yield what is not Welsh and no name, and what is Welsh but would be spoken as English.

    Orca speaks the whole name of a button in the language it begins in, which may be that of a service's name.
    """
    for language, words in _page_words(said):
        rest = list(checks.words(checks.plain(words, NAMES)))
        if language == "cy" and checks.reads_as_english(words, NAMES):
            yield f"English spoken as Welsh: {words}"
        if language == "en" and rest and not words.startswith(tuple(STORE.english_names)):
            yield f"neither Welsh nor a name: {words}"


def _screens(heard: dict[str, Said]) -> Iterator[str]:
    """Yield more than one screen said at once, a screen that does not say its position, or says it as another."""
    shown = {match.groups() for _, words in heard[READ] for match in POSITION.finditer(STEP.sub("", words))}
    if len(shown) != 1:
        yield f"screens said at once: {sorted(shown)}"
    totals = {total for _, total in shown}
    for link, said in list(heard.items())[2:]:
        words = " ".join(words for _, words in said)
        position = POSITION.search(words)
        if not RESULT.search(words) and (not position or position[2] not in totals):
            yield f"no position after {link}: {words}"
        if re.fullmatch(r"[\w ,:]*(?:\d|you|ti)\W*(?:clickable\.)?(?:heading level \d\.)?", words):
            yield f"no title after {link}: {words}"


def faults(page: str, heard: dict[str, Said]) -> Iterator[str]:
    """Yield what is wrong with what is heard of a page, such as `help.cy`."""
    name, code = page.split(".")
    read = heard[READ]
    if not squashed(read).startswith("".join(EXIT[code].split())):
        yield f"first comes {read[0]}"
    yield from (f"a symbol is spoken: {words}" for _, words in read if any(symbol in words for symbol in SYMBOLS))
    said = [words for part in heard.values() for _, words in part]
    yield from (f"run together: {words}" for words in said if GLUED.search(checks.plain(words, NAMES)))
    yield from _numbers(read)
    yield from _welsh(read) if code == "cy" else ()
    if name in ONE_THING:
        yield from _screens(heard)
    if len(heard) != len((ARRIVE, READ)) + (FOLLOWED if name in ONE_THING else 0):
        yield f"heard only {list(heard)}"
