"""Rules about what stands before what on a page, and about what may never stand alone."""

import re
from collections.abc import Mapping, Sequence

BLOCK: Mapping[str, str] = {"en": r"\b(?:un)?block(?:s|ed|ing)?\b", "cy": r"(?:\b|dad)[bfm]loci\w*"}
"""Blocking a person. English has other words for what happens to copies of a picture, Welsh has `rhwystro`."""

UNOPENED: Mapping[str, str] = {
    "en": r"(?:don’t|not to) open it\b",
    "cy": r"(?:[Pp]aid|[Pp]eidiwch|[Bb]eidio) â’i agor\b",
}
ALREADY_SEEN: Mapping[str, str] = {"en": r"[Aa]lready seen", "cy": r"[Ww]edi ei weld yn barod"}


CONDITION: Mapping[str, str] = {"en": "If you don’t know them,", "cy": "Os nad wyt ti’n eu nabod nhw,"}
QUOTED = re.compile(r"“[^”]*”")
LABEL = re.compile(r"\[(?![^]]*and Block)[^]]*\]")
"""A name on a button that does not block by itself."""

DELETE: Mapping[str, str] = {"en": r"\bdelete\b", "cy": r"(?<!wedi )\bdd?ileu\b"}
THAT_PICTURE: Mapping[str, str] = {
    "en": r"that picture\b.*[Kk]eep the chat",
    "cy": r"llun hwnnw\b.*[Cc]adwa’r sgwrs",
}


def deletes_more_than_the_picture(text: str, language: str) -> bool:
    """Say whether words to send ask somebody to delete, and not that one picture only, with the chat kept."""
    said = " ".join(QUOTED.findall(text))
    return bool(re.search(DELETE[language], said)) and not re.search(THAT_PICTURE[language], said)


def blocks_anybody(step: Mapping[str, str]) -> bool:
    """Say whether a step in an app blocks without beginning with the condition that they are strangers."""
    blocks = re.search(BLOCK["en"], LABEL.sub("", step["en"]), re.IGNORECASE)
    return bool(blocks) and not all(step[code].startswith(words) for code, words in CONDITION.items())


def blocks_before(text: str, question: str, language: str) -> list[str]:
    """Return each mention of blocking somebody that stands before `question`."""
    before = text.partition(question)[0]
    return [match[0] for match in re.finditer(BLOCK[language], before, re.IGNORECASE)]


def forgets_who_has_seen_it(text: str, language: str) -> bool:
    """Say whether a message tells people not to open a picture and leaves out those who have."""
    return bool(re.search(UNOPENED[language], text)) and not re.search(ALREADY_SEEN[language], text)


def in_order(found: Sequence[str], wanted: Sequence[str]) -> bool:
    """Say whether each of `wanted` is first found after the one before it."""
    return all(one in found for one in wanted) and sorted(wanted, key=found.index) == list(wanted)
