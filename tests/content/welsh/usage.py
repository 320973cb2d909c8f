"""How Welsh is said: one word for one thing, no English syntax, and speech that fits all of Wales."""

import re
from collections.abc import Iterable, Iterator

from tests.content.welsh.checks import plain
from tools.registers import QUOTED, listener

COMPETING = {
    r"\bdyw\b": "dydy",
    r"\b(?:rydw|dydw) i\b": "dwi",
    r"\bdw i\b": "dwi",
    r"\b(?:ei|eu) h?adnabod\b": "nabod",
    r"\bg?wasg(?:u|a|wch)\b": "pwyso",
    r"\b(?:nhw|di|ti|i) am (?:ei )?gael\b(?! gwared| gwybod)": "eisiau",
    r"\bm?fewngofnodi dau gam": "dilysu dau gam",
    r"\bgadawa\b": "gad",
    r"\badnoddau (?:lluniau|sy'n (?:helpu i )?(?:gael|cael) gwared)": "gwasanaethau sy'n cael gwared ar luniau",
    r"\bgwasanaethau cael gwared": "gwasanaethau sy'n cael gwared ar luniau",
    r"\bdd?eg munud": "deng munud",
    r"\b(?:beth|pwy|pam) g(?:all|alli|allwch|allan|allen)\b": "treiglad: beth all, pwy all",
    r"\bdd?al ati\b": "cario ymlaen; dal ati is what a teacher writes under homework",
    r"\bdilea\b": "ei ddileu",
    r"\bcynghorydd\b": "un o staff CEOP: a cynghorydd sits on the council",
    r"\b(?:frifo|brifo)\b": "gwneud niwed i, niweidio",
    r"\b[cg]?ch?wrdd (?:â|ag)\b": "cyfarfod",
    r"\boni bai\b": "heblaw",
    r"\b(?:ti )?sydd wedi cael cam\b": "cam is a step here: rhywun arall sydd wedi gwneud drwg i ti",
}
"""Words that were used beside another for the same thing, and the one that stays."""

TRANSLATED = {
    r"\bos (?:gallai|gallet|gallen|gallech|gall)\b|\bos gallan nhw fod\b": "os oes perygl, os ydych chi'n meddwl",
    r"\bmae pa mor\b": "a clause cannot be the subject",
    r"\bos\b[^.?:]*\bneu beidio\b": "p'un a … ai peidio",
    r"\bos (?:dim ond|llun|lluniau|rhywun|dieithryn)\b[^.?,]*\b(?:yw|ydy|sydd)\b": "os mai",
    r"\bgyda siarad\b|\ba gyda\b": "drwy siarad; a chyda",
    r"\bâ'r gwaith o\b": "sy'n gyfrifol am",
    r"\b(?:[cg]uddio|g?adael|rh?oi|agor|[cg]adw|ateb|dd?arllen|gweld) hwn\b": "name what hwn is",
    r"\bc?g?h?ael \w+ l?lun(?:iau)? oddi ar\b": "that is to get them from there",
    r"\bmwy iddyn nhw ei\b": "i'w",
    r"\bar gyfer dweud\b": "i'w dweud",
    r"\b(?:sy'n|yn) cadw dim\b(?! byd)": "dim needs a negative verb",
    r"\bna drwy\b": "na thrwy",
    r"\bsymud yn gyflym\b": "that is to run",
    r"\bteimlo ofn\b": "mae ofn arnat ti",
    r"\bofni drost": "poeni am",
}
"""English sentences in Welsh words, and how it is said."""

DIALECT = re.compile(
    r"\b(?:e|fe|fo|dere|tyrd|fan hyn|fan'ma|fel'na|fel'ma|rŵan|efo|smo|sai|[cg]rac|(?:yw|ydy|oedd) o)\b",
    re.IGNORECASE,
)
"""Forms of one half of the country: they stand nowhere in what everybody copies, sends or says."""

ANSWERS = (
    (r"\blook into\b", r"ymchwilio", "edrych ar is to look at"),
    (r"\bwho (?:you|they) like\b", r"ffansïo", "hoffi is not about love"),
    (r"\bicons?\b", r"\beicon|\bh?eiconau", "llun is the picture this is all about"),
    (r"\bwhose job is to\b", r"gyfrifol am", "sy'n gyfrifol am"),
    (r"\btomorrow\b", r"yfory|drannoeth|diwrnod wedyn", "the day is lost"),
    (r"\bsomething else\b", r"rhywbeth arall", "rhywbeth arall"),
)
"""What stands in the English, what must then stand in the Welsh, and why."""


def _found(rules: dict[str, str], text: str) -> list[str]:
    return [why for pattern, why in rules.items() if re.search(pattern, plain(text), re.IGNORECASE)]


def competing(text: str) -> list[str]:
    """Return the word that should stand for each one that competes with it."""
    return _found(COMPETING, text)


def translated(text: str) -> list[str]:
    """Return how to say each turn of English in the text."""
    return _found(TRANSLATED, text)


def unanswered(english: str, welsh: str) -> list[str]:
    """Return why each word that the English calls for is missing."""
    return [
        why
        for said, answer, why in ANSWERS
        if re.search(said, english, re.IGNORECASE) and not re.search(answer, plain(welsh), re.IGNORECASE)
    ]


def speech(message: str, text: str, comments: Iterable[str] = ()) -> Iterator[str]:
    """Yield what is said in `text`: what is quoted, or all of it if it is said as a whole."""
    quoted = QUOTED.findall(text)
    yield from quoted
    if not quoted and listener(comments) and not QUOTED.search(message):
        yield text


def dialect(text: str) -> list[str]:
    """Return the forms that only one half of the country says."""
    return [match[0] for match in DIALECT.finditer(plain(text))]


def please_is_lost(english: str, welsh: str) -> bool:
    """Say whether what is said asks politely in English and gives an order in Welsh."""
    return "please" in english.lower() and "plis" not in welsh.lower()
