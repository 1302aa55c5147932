"""From the words of a mention to what they may mean: the name itself, or the name within a longer phrase."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from reportedly.annotation.places.gazetteer import Candidate, Gazetteer
from reportedly.annotation.places.wording import Wording

_POSSESSIVE = re.compile(r"['’]s?$")
_SHORTEST_ACRONYM = 2  # letters
_NAMES_KEPT = 100_000  # names remembered per process, found or not


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a phrase may mean, and the name in it that said so; `is_part` where the phrase has more in it than that."""

    name: str
    candidates: tuple[Candidate, ...]
    is_part: bool = False

    @property
    def only_sounds_so(self) -> bool:
        """Whether no entry has exactly this name."""
        return not any(candidate.exact for candidate in self.candidates)


class NameLookup:
    """Looks phrases up, remembering what it found."""

    def __init__(self, gazetteer: Gazetteer, wording: Wording) -> None:
        self._gazetteer = gazetteer
        self._wording = wording
        self.found = lru_cache(_NAMES_KEPT)(self._found)

    def _found(self, phrase: str) -> Found | None:
        """The entries that `phrase` names; an article, a possessive ending or a word for a unit may stand beside it."""
        for name in _readings(phrase):
            candidates = [one for one in self._gazetteer.named(name) if not _is_word_as_acronym(name, one)]
            if any(candidate.exact for candidate in candidates):
                return Found(name=name, candidates=tuple(candidates))
            if unit := self._unit_named(name):
                return unit
            if candidates:
                return Found(name=name, candidates=tuple(candidates))
        return None

    def within(self, phrase: str) -> Found | None:
        """The longest name inside `phrase` ("Aleppo University"): of several of one length the first."""
        words = phrase.split()
        for length in range(len(words) - 1, 0, -1):
            for start in range(len(words) - length + 1):
                part = " ".join(words[start : start + length])
                found = self.found(part) if part[:1].isupper() else None
                if found and not found.only_sounds_so and part.casefold() not in self._wording.ordinary:
                    return replace(found, is_part=True)
        return None

    def _unit_named(self, name: str) -> Found | None:
        words = name.split()
        if len(words) < 2:
            return None
        first, last = words[0].casefold(), words[-1].casefold()
        if features := self._wording.units.get(last):
            rest = " ".join(words[:-1])
        elif features := self._wording.units.get(first):
            rest = " ".join(words[2:] if words[1].casefold() == "of" else words[1:])
        else:
            return None
        candidates = self._gazetteer.named(rest, features) if rest else []
        return Found(name=rest, candidates=tuple(candidates)) if candidates else None


def _is_word_as_acronym(name: str, candidate: Candidate) -> bool:
    """Whether two capitals would be a town's name: "EU" is not Eu in France."""
    return len(name) == _SHORTEST_ACRONYM and name.isupper() and candidate.entry.feature == "populated_place"


def _readings(phrase: str) -> Iterator[str]:
    """A phrase as it stands, without a possessive ending, and without an article."""
    yield phrase
    bare = _POSSESSIVE.sub("", phrase)
    if bare != phrase:
        yield bare
    if bare.casefold().startswith("the "):
        yield bare[4:]
