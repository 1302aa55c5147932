"""All places that a name can mean: the packed gazetteer, the countries, the supplement and the user's own entries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from reportedly.annotation.places.countries import Country, load_countries
from reportedly.annotation.places.entry import Entry
from reportedly.annotation.places.keys import TRANSLITERATED_COUNTRIES, name_key, skeleton_of
from reportedly.annotation.places.packed import PackedGazetteer
from reportedly.annotation.places.place_table import NamedEntry, place_table
from reportedly.model.place import PlaceFeature

_SUPPLEMENT = "places_supplement.csv"
_ABBREVIATIONS = "unit_abbreviations.tsv"
PACKED_FOLDER = Path(__file__).parent / "packed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entry that a name may mean; `exact` tells a name of the entry from one that only sounds like it."""

    entry: Entry
    exact: bool = True


class Gazetteer:
    """Looks up what a name may mean. Built once; looking up changes nothing that can be seen from outside."""

    def __init__(self, packed: PackedGazetteer, countries: Sequence[Country], written: Iterable[NamedEntry]) -> None:
        """Join the `packed` gazetteer with the `countries` and with entries `written` by people."""
        self._packed = packed
        self._named: defaultdict[str, list[Entry]] = defaultdict(list)
        self._named_like: defaultdict[str, list[Entry]] = defaultdict(list)
        for country in countries:
            for name in (country.name, *country.aliases):
                self._add(name, country.entry)
        for place in written:
            for name in place.names:
                self._add(name, place.entry)
        self._abbreviated = {short: (country, unit) for country, unit, short in _unit_abbreviations()}

    @classmethod
    def shipped(cls, own: Iterable[NamedEntry] = ()) -> "Gazetteer":
        """The gazetteer that ships with the package, with a user's `own` entries, which beat those of the same name.

        Raises:
            KnowledgeError: when the installed files are damaged.
        """
        supplement = files("reportedly.annotation").joinpath("data", _SUPPLEMENT).read_text(encoding="utf-8")
        written = place_table(supplement.splitlines(), _SUPPLEMENT, given_by_user=False).places
        return cls(PackedGazetteer(PACKED_FOLDER), load_countries(), [*written, *own])

    def named(self, name: str, features: frozenset[PlaceFeature] | None = None) -> list[Candidate]:
        """What `name` may mean: entries of that name first, then those of which it may be another transliteration.

        With `features`, only entries of those kinds.
        """
        if abbreviated := self._abbreviated.get(name):
            unit = self._unit(*abbreviated)
            return [Candidate(entry=unit)] if features is None or unit.feature in features else []
        key = name_key(name)
        if not key:
            return []
        exact = _distinct(self._named.get(key, []) + self._packed.named(key))
        if own := [entry for entry in exact if entry.given_by_user]:
            exact = own
        skeleton = skeleton_of(key)
        like = self._named_like.get(skeleton, []) + self._packed.named_like(skeleton)
        found = [Candidate(entry=entry) for entry in exact]
        found += [Candidate(entry=entry, exact=False) for entry in _distinct(like) if entry not in exact]
        return [candidate for candidate in found if features is None or candidate.entry.feature in features]

    def with_geonameid(self, geonameid: int) -> Entry | None:
        """The place with this number of GeoNames; None where there is none."""
        written = (one for entries in self._named.values() for one in entries if one.geonameid == geonameid)
        return next(written, None) or self._packed.with_geonameid(geonameid)

    def _add(self, name: str, entry: Entry) -> None:
        key = name_key(name)
        self._named[key].append(entry)
        if entry.country in TRANSLITERATED_COUNTRIES and entry.feature != "country":
            self._named_like[skeleton_of(key)].append(entry)

    def _unit(self, country: str, name: str) -> Entry:
        units = [entry for entry in self._packed.named(name_key(name)) if entry.feature == "admin1"]
        return next(entry for entry in units if entry.country == country)


def _distinct(entries: Iterable[Entry]) -> list[Entry]:
    return list(dict.fromkeys(entries))


def _unit_abbreviations() -> Iterable[tuple[str, str, str]]:
    text = files("reportedly.annotation").joinpath("data", _ABBREVIATIONS).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    for country, unit, abbreviations in rows[1:]:
        for short in abbreviations.split("|"):
            yield country, unit, short
