"""Counts which countries' people a text speaks of: "the Syrian army" is no place, but tells where a report plays."""

import re
from collections import Counter
from collections.abc import Sequence

from reportedly.annotation.places.countries import Country

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_DEMONYM = 3  # words, "Papua New Guinean"


class Peoples:
    """Knows the adjectives and nouns for the people of every country."""

    def __init__(self, countries: Sequence[Country]) -> None:
        self._countries: dict[str, set[str]] = {}
        for country in countries:
            for demonym in country.demonyms:
                for form in (demonym, f"{demonym}s"):
                    self._countries.setdefault(form.casefold(), set()).add(country.alpha2)

    def countries_of(self, phrase: str) -> frozenset[str]:
        """The countries whose people `phrase` names, alpha-2; empty where it is no demonym."""
        return frozenset(self._countries.get(" ".join(_WORD.findall(phrase)).casefold(), ()))

    def mentioned(self, text: str) -> Counter[str]:
        """How often a text mentions the people of each country; a demonym of two countries counts for both."""
        words = _WORD.findall(text)
        counts: Counter[str] = Counter()
        position = 0
        while position < len(words):
            length = self._demonym_at(words, position)
            if length:
                counts.update(self._countries[" ".join(words[position : position + length]).casefold()])
            position += length or 1
        return counts

    def _demonym_at(self, words: Sequence[str], position: int) -> int:
        """How many words the demonym at `position` has; 0 where there is none. Demonyms have a capital."""
        if words[position][0].isupper():
            for length in range(min(_LONGEST_DEMONYM, len(words) - position), 0, -1):
                if " ".join(words[position : position + length]).casefold() in self._countries:
                    return length
        return 0
