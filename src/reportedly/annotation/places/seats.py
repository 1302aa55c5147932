"""The towns in which countries are governed, under the names by which reports call the government."""

from collections.abc import Iterable, Sequence

from reportedly.annotation.places.countries import Country
from reportedly.annotation.places.entry import Entry
from reportedly.annotation.places.keys import name_key


class Seats:
    """Knows capitals and the other towns that stand for a government; a user's gazetteer marks its own."""

    def __init__(self, countries: Sequence[Country]) -> None:
        self._names = {
            (country.alpha2, name_key(name)) for country in countries for name in (country.capital, *country.metonyms)
        }

    def among(self, name: str, entries: Iterable[Entry]) -> frozenset[Entry]:
        """Those of the `entries` called `name` that are seats: in each country the one with the most people."""
        key = name_key(name)
        largest: dict[str, Entry] = {}
        for entry in entries:
            if entry.feature != "populated_place" or not entry.country:
                continue
            if entry.is_capital or (entry.country, key) in self._names:
                known = largest.get(entry.country)
                if known is None or entry.population > known.population:
                    largest[entry.country] = entry
        return frozenset(largest.values())
