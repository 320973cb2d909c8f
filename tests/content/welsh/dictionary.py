"""The Welsh dictionary and the project's own words; a mutated form of an accepted word is accepted too."""

from functools import lru_cache

from spylls.hunspell import Dictionary

from tests.support.server import ROOT

AFFIXES = ROOT / "tests" / "npm" / "node_modules" / "dictionary-cy" / "index"
OWN_WORDS = ROOT / "translations" / "cy" / "words.txt"
MUTATIONS = (
    *(("b", "p"), ("d", "t"), ("g", "c"), ("f", "b"), ("f", "m"), ("dd", "d"), ("l", "ll"), ("r", "rh")),
    *(("mh", "p"), ("nh", "t"), ("ngh", "c"), ("m", "b"), ("n", "d"), ("ng", "g")),
    *(("ph", "p"), ("th", "t"), ("ch", "c"), ("h", ""), ("", "g")),
)
"""How a mutated word begins, and how its dictionary form does: soft, nasal, aspirate, h before a vowel."""


@lru_cache(maxsize=1)
def _dictionary() -> Dictionary:
    return Dictionary.from_files(str(AFFIXES))


@lru_cache(maxsize=1)
def own_words() -> frozenset[str]:
    """Return the words of `translations/cy/words.txt`, without comments, in lower case."""
    lines = OWN_WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(word.lower() for line in lines for word in line.split("#")[0].split())


@lru_cache(maxsize=10_000)
def known(word: str) -> bool:
    """Say whether a Welsh word is spelt right, mutated or not. Apostrophes must be straight."""
    lower = word.lower()
    radicals = {lower} | {
        radical + lower[len(mutated) :] for mutated, radical in MUTATIONS if lower.startswith(mutated)
    }
    return bool(radicals & own_words()) or _dictionary().lookup(word) or _dictionary().lookup(lower)


def mutations(word: str) -> set[str]:
    """Return a word in lower case with every form its first letter may take: `pen`, `ben`, `phen`, `mhen`."""
    return {word} | {
        mutated + word[len(radical) :] for mutated, radical in MUTATIONS if word.startswith(radical) and radical
    }
