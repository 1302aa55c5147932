"""Knows what the people of a place are called: "the Syrian army" is no place, but tells where a report plays."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from reportedly.annotation.places.countries import Country

_FILE = "peoples.tsv"
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_DEMONYM = 3  # words, "Papua New Guinean"


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The region, unit or town whose people a demonym names: its gazetteer name and what tells it from namesakes."""

    place: str
    feature: str
    country: str | None


class Peoples:
    """Knows the adjectives and nouns for the people of every country, and of regions, units and towns."""

    def __init__(self, countries: Sequence[Country]) -> None:
        self._countries: dict[str, set[str]] = {}
        for country in countries:
            for demonym in country.demonyms:
                for form in (demonym, f"{demonym}s"):
                    self._countries.setdefault(form.casefold(), set()).add(country.alpha2)
        self._homes = {form.casefold(): home for demonym, home in _homes() for form in (demonym, f"{demonym}s")}

    def are_named_by(self, phrase: str) -> bool:
        """Whether `phrase` names people, not a place."""
        return bool(self.countries_of(phrase)) or self.home_of(phrase) is not None

    def countries_of(self, phrase: str) -> frozenset[str]:
        """The countries whose people `phrase` names, alpha-2; empty where it is no demonym."""
        return frozenset(self._countries.get(_folded(phrase), ()))

    def home_of(self, phrase: str) -> Home | None:
        """The place below or above a country whose people `phrase` names ("European", "Texan")."""
        return self._homes.get(_folded(phrase))

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


def _folded(phrase: str) -> str:
    return " ".join(_WORD.findall(phrase)).casefold()


def _homes() -> Iterator[tuple[str, Home]]:
    text = files("reportedly.annotation").joinpath("data", _FILE).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    for demonym, place, feature, country in rows[1:]:
        yield demonym, Home(place=place, feature=feature, country=country or None)
