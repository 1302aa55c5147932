"""Words weighed by how rare they are in news, so that texts are compared by what is particular to them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import log, sqrt

from reportedly.errors import KnowledgeError

FILE = "word_shares.tsv"

SHARE_OF_UNLISTED = 0.001
"""The share of reports in which a word that is not in the table is taken to stand; the table ends at twice that."""

LARGEST_SHARE_OF_A_NAME = 0.01
"""A capitalised word that stands in more reports than this tells no happening from another ("Police", "Monday")."""

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def words_of(text: str) -> list[str]:
    """The words of a text, lower case; ages and compounds with a hyphen are one word ("22-year-old")."""
    return [word.lower() for word in _WORD.findall(text)]


def names_in(text: str) -> frozenset[str]:
    """The rare words that the text writes with a capital, lower case: names of people, streets, towns, groups."""
    shares = word_shares()
    return frozenset(
        word.lower()
        for word in _WORD.findall(text)
        if word[0].isupper() and shares.get(word.lower(), SHARE_OF_UNLISTED) <= LARGEST_SHARE_OF_A_NAME
    )


def rarity(word: str) -> float:
    """The weight of a word: minus the logarithm of the share of reports it stands in (inverse document frequency)."""
    return -log(word_shares().get(word, SHARE_OF_UNLISTED))


def term_vector(words: Iterable[str]) -> dict[str, float]:
    """Each word with its weight, as a vector of length 1; empty for a text without words.

    The weight grows with the logarithm of how often the text says the word (sublinear TF-IDF).
    """
    counts = Counter(words)
    weights = {word: (1 + log(count)) * rarity(word) for word, count in counts.items()}
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The likeness of two term vectors, from 0 (no word in common) to 1."""
    if len(other) < len(one):
        one, other = other, one
    return min(1.0, sum(weight * other[word] for word, weight in one.items() if word in other))


@cache
def word_shares() -> dict[str, float]:
    """In what share of news reports the common words stand.

    Raises:
        KnowledgeError: naming the line of the table that is damaged.
    """
    shares: dict[str, float] = {}
    text = (files("reportedly.linking") / "data" / FILE).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#"):
            continue
        word, _, share = line.partition("\t")
        try:
            shares[word] = float(share)
        except ValueError:
            raise KnowledgeError(f"linking/data/{FILE}:{number}: needs a word, a tab and a share") from None
    return shares
