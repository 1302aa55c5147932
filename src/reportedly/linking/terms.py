"""Words weighed by how rare they are in news, so that texts are compared by what is particular to them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from math import log, sqrt

from reportedly.errors import KnowledgeError

FILE = "word_shares.tsv"

SHARE_OF_UNLISTED = 0.001
"""The share of reports in which a word that is not in the table is taken to stand; the table ends at twice that."""

LARGEST_SHARE_OF_A_NAME = 0.01
"""A capitalised word that stands in more reports than this tells no happening from another ("Police", "Monday")."""

LARGEST_SHARE_IN_A_FULL_NAME = 0.02
"""Two capitalised words in a row that both stand in more reports than this are no person's name ("Police Department").
First and family names are each commoner than the rare names that are compared one by one."""

WORDS_REMEMBERED = 100_000
"""Words whose rarity is kept at hand: names are weighed anew for every pair of reports."""

OLDEST = 120
"""Years of age above which a number is none."""

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_AGE = re.compile(r"\b(\d{1,3})(?:-year-old\b| years? old\b)|, (\d{1,3}),")


def words_of(text: str) -> list[str]:
    """The words of a text, lower case; ages and compounds with a hyphen are one word ("22-year-old")."""
    return [word.lower() for word in _WORD.findall(text)]


def names_in(text: str) -> frozenset[str]:
    """The rare words that the text writes with a capital, lower case: names of people, streets, towns, groups."""
    return frozenset(
        _named(word)
        for word in _WORD.findall(text)
        if word[0].isupper() and share(word.lower()) <= LARGEST_SHARE_OF_A_NAME
    )


def full_names_in(text: str) -> frozenset[tuple[str, str]]:
    """Two words in a row that the text writes with a capital and that are not common, lower case: names of people."""
    found = [*_WORD.finditer(text)]
    return frozenset(
        (_named(one.group()), _named(other.group()))
        for one, other in pairwise(found)
        if text[one.end() : other.start()] == " " and _may_be_of_a_person(one[0]) and _may_be_of_a_person(other[0])
    )


def ages_in(text: str) -> frozenset[int]:
    """The ages that the text gives to people: "7-year-old", "7 years old", or "Ana Corvick, 28,"."""
    ages = (int(before or between) for before, between in _AGE.findall(text))
    return frozenset(age for age in ages if age <= OLDEST)


def _may_be_of_a_person(word: str) -> bool:
    return word[0].isupper() and len(word) > 1 and share(_named(word)) <= LARGEST_SHARE_IN_A_FULL_NAME


def _named(word: str) -> str:
    return _POSSESSIVE.sub("", word.lower())


def share(word: str) -> float:
    """In what share of news reports a word stands."""
    return word_shares().get(word, SHARE_OF_UNLISTED)


def is_unlisted(word: str) -> bool:
    """Whether a word is so rare in news that the table of shares leaves it out."""
    return word not in word_shares()


@lru_cache(maxsize=WORDS_REMEMBERED)
def rarity(word: str) -> float:
    """The weight of a word: minus the logarithm of the share of reports it stands in (inverse document frequency)."""
    return -log(share(word))


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
