"""Resolves the names that stand at given places of a text, all together."""

import re
from collections import Counter
from collections.abc import Sequence

from reportedly.annotation.places.countries import Country, load_countries
from reportedly.annotation.places.gazetteer import Candidate, Gazetteer
from reportedly.annotation.places.keys import name_key
from reportedly.annotation.places.lookup import Found, NameLookup
from reportedly.annotation.places.outlets import country_of_outlet
from reportedly.annotation.places.peoples import Home, Peoples
from reportedly.annotation.places.resolution import Judged, PlaceResolver, Surroundings, Toponym, Weights
from reportedly.annotation.places.seats import Seats
from reportedly.annotation.places.wording import load_wording
from reportedly.model.span import Span

# What stands between a place and the unit that holds it: "Salem, Ore.", "Salem (Oregon)", "Salem in Oregon".
_INSIDE = re.compile(
    r"^(?:,\s?| \(|,? (?:in|of) (?:the )?|,? in (?:the )?(?:\w+ )?(?:province|state|region|district|governorate) of )$"
)


class NameResolver:
    """Looks the names of one text up and decides which places they mean."""

    def __init__(self, gazetteer: Gazetteer, countries: Sequence[Country], weights: Weights) -> None:
        self.lookup = NameLookup(gazetteer, load_wording())
        self.peoples = Peoples(countries)
        self._by_code = {country.alpha2: country for country in countries}
        self.seats = Seats(countries)
        self._resolver = PlaceResolver(weights, self.seats)

    @classmethod
    def shipped(cls, gazetteer: Gazetteer) -> "NameResolver":
        """A resolver with the knowledge that ships with the package."""
        return cls(gazetteer, load_countries(), Weights.shipped())

    def found_in(self, phrase: str) -> Found | None:
        """What a marked name may mean: the whole of it, its people's home, or the longest name within it."""
        if home := self.peoples.home_of(phrase):
            return self._of_home(phrase, home)
        found = self.lookup.found(phrase)
        if codes := self.peoples.countries_of(phrase):
            countries = tuple(Candidate(entry=self._by_code[code].entry) for code in sorted(codes))
            namesakes = tuple(c for c in found.candidates if c.exact and c not in countries) if found else ()
            return Found(name=phrase, candidates=countries + namesakes)
        return found or self.lookup.within(phrase)

    def _of_home(self, phrase: str, home: Home) -> Found | None:
        found = self.lookup.found(home.place)
        candidates = tuple(
            candidate
            for candidate in (found.candidates if found else ())
            if candidate.exact and (candidate.entry.feature, candidate.entry.country) == (home.feature, home.country)
        )
        return Found(name=phrase, candidates=candidates) if candidates else None

    def resolve(self, text: str, names: Sequence[tuple[Span, Found]], outlet: str | None) -> list[list[Judged]]:
        """For each of `names`, which are in text order, its candidates from the most to the least probable.

        The same name means the same place throughout, unless a holder is named with it.
        """
        toponyms, number_of, surroundings = self.situation(text, names, outlet)
        judged = self._resolver.resolve(toponyms, surroundings)
        return [judged[number] for number in number_of]

    def situation(
        self, text: str, names: Sequence[tuple[Span, Found]], outlet: str | None
    ) -> tuple[list[Toponym], list[int], Surroundings]:
        """What is to be judged: the distinct toponyms, which of them each name is, and what surrounds them."""
        toponyms, number_of = toponyms_of(text, names)
        surroundings = Surroundings(countries=self.peoples.mentioned(text), outlet_country=country_of_outlet(outlet))
        return toponyms, number_of, surroundings


def toponyms_of(text: str, names: Sequence[tuple[Span, Found]]) -> tuple[list[Toponym], list[int]]:
    """The distinct toponyms behind `names`, and for each name the number of its toponym."""
    holder = [
        name_key(names[position + 1][1].name)
        if position + 1 < len(names) and _INSIDE.match(text[span.end : names[position + 1][0].start])
        else None
        for position, (span, _) in enumerate(names)
    ]
    keys = [name_key(found.name) for _, found in names]
    named_with_holder = {key: held_by for key, held_by in zip(keys, holder, strict=True) if held_by}
    identities = [
        (key, held_by or named_with_holder.get(key), found)
        for key, held_by, (_, found) in zip(keys, holder, names, strict=True)
    ]
    number = {identity: index for index, identity in enumerate(dict.fromkeys(identities))}
    first_of_key: dict[str, int] = {}
    for (key, _, _), index in number.items():
        first_of_key.setdefault(key, index)
    times = Counter(identities)
    toponyms = [
        Toponym(
            name=found.name,
            candidates=found.candidates,
            inside=first_of_key[held_by] if held_by else None,
            times=times[key, held_by, found],
            is_part=found.is_part,
        )
        for key, held_by, found in number
    ]
    return toponyms, [number[identity] for identity in identities]
