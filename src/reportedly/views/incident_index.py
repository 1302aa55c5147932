"""Incidents found by any mixture of facets, and how many each further choice would leave.

Every value of a facet is a whole number whose bit *n* says whether incident *n* has it, so that a choice is one "and"
and a count is the number of bits: ten thousand incidents and a thousand values take a few milliseconds.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Literal

from reportedly.errors import UsageError
from reportedly.model.claim_filter import PlaceBox
from reportedly.model.incident_filter import IncidentFilter
from reportedly.model.incident_overview import IncidentOverview

FacetName = Literal["event_type", "actor", "country", "source", "outlet", "stance", "badge"]
FACETS: tuple[FacetName, ...] = ("event_type", "actor", "country", "source", "outlet", "stance", "badge")

ANY_INCIDENT = IncidentFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One choice: the incidents it would leave, given all other choices made."""

    value: str
    incidents: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One way to narrow the list, its choices with the most incidents first."""

    name: FacetName
    values: tuple[FacetValue, ...]


class IncidentIndex:
    """The overviews of a ledger at one moment, newest day first."""

    def __init__(self, overviews: Iterable[IncidentOverview]) -> None:
        self._overviews = sorted(overviews, key=lambda one: (one.day or "", one.incident_id), reverse=True)
        self._places = {one.incident_id: place for place, one in enumerate(self._overviews)}
        self._having: dict[FacetName, dict[str, int]] = {name: {} for name in FACETS}
        self._denied = self._conflicting = 0
        for place, one in enumerate(self._overviews):
            bit = 1 << place
            for name, value in _values(one):
                having = self._having[name]
                having[value] = having.get(value, 0) | bit
            self._denied |= bit * one.has_denial
            self._conflicting |= bit * one.figures_conflict
        # Ascending by day, for ranges of days; incidents without a day stand first and no range reaches them.
        self._days = [one.day or "" for one in reversed(self._overviews)]

    def __len__(self) -> int:
        """How many incidents there are."""
        return len(self._overviews)

    def get(self, incident_id: str) -> IncidentOverview | None:
        """The overview of one incident; None where there is none."""
        place = self._places.get(incident_id)
        return None if place is None else self._overviews[place]

    def count(self, wanted: IncidentFilter = ANY_INCIDENT) -> int:
        """How many incidents the filter asks for."""
        return self._matching(wanted).bit_count()

    def found(
        self, wanted: IncidentFilter = ANY_INCIDENT, *, after: str | None = None, limit: int | None = None
    ) -> Sequence[IncidentOverview]:
        """The incidents that the filter asks for, newest first; `after` is the id of the last one seen.

        Raises:
            UsageError: when `after` is no incident of this ledger.
        """
        matching = self._matching(wanted)
        if after is not None:
            if after not in self._places:
                raise UsageError(f"{after}: not where a list of incidents can go on; take it from the list before")
            matching &= ~((1 << (self._places[after] + 1)) - 1)
        return [self._overviews[place] for place in _first_bits(matching, limit)]

    def facets(self, wanted: IncidentFilter = ANY_INCIDENT, *, most: int = 12) -> tuple[Facet, ...]:
        """Every facet with at most `most` choices; a choice made stays in its facet whatever it leaves."""
        return tuple(self._facet(name, wanted, most) for name in FACETS)

    def _facet(self, name: FacetName, wanted: IncidentFilter, most: int) -> Facet:
        others = self._matching(replace(wanted, **{name: None}))  # type: ignore[arg-type] # null asks for nothing
        chosen = getattr(wanted, name)
        counted = [
            FacetValue(value=value, incidents=(having & others).bit_count(), chosen=value == chosen)
            for value, having in self._having[name].items()
        ]
        worth_showing = [one for one in counted if one.incidents or one.chosen]
        worth_showing.sort(key=lambda one: (not one.chosen, -one.incidents, one.value))
        return Facet(name=name, values=tuple(worth_showing[:most]))

    def _matching(self, wanted: IncidentFilter) -> int:
        matching = (1 << len(self._overviews)) - 1
        for name in FACETS:
            value = getattr(wanted, name)
            if value is not None:
                matching &= self._having[name].get(value, 0)
        if wanted.has_denial:
            matching &= self._denied
        if wanted.figures_conflict:
            matching &= self._conflicting
        if wanted.earliest is not None or wanted.latest is not None:
            matching &= self._between(wanted.earliest, wanted.latest)
        return matching & self._within(wanted.box, matching) if wanted.box is not None else matching

    def _between(self, earliest: str | None, latest: str | None) -> int:
        """Incidents of which some day lies in the range; those that last longer than a day are looked at one by one."""
        size = len(self._days)
        until = (latest or "9") + "~"
        from_day = bisect_left(self._days, earliest or "0")
        to_day = bisect_left(self._days, until)
        places = (1 << (size - from_day)) - (1 << (size - to_day)) if from_day < to_day else 0
        lasting = (
            1 << place
            for place, one in enumerate(self._overviews)
            if earliest
            and one.day
            and one.day < earliest
            and one.day <= until
            and one.latest
            and one.latest >= earliest
        )
        return places | reduce(or_, lasting, 0)

    def _within(self, box: PlaceBox, among: int) -> int:
        return reduce(
            or_, (1 << place for place in _first_bits(among, None) if _lies_in(self._overviews[place], box)), 0
        )


def _values(one: IncidentOverview) -> Iterator[tuple[FacetName, str]]:
    for code in _above(one.event_type):
        yield "event_type", code
    for code in {above for actor in one.actors for above in _above(actor)}:
        yield "actor", code
    for source in one.sources:
        yield "source", source
    for outlet in one.outlets:
        yield "outlet", outlet
    for stance in one.stances:
        yield "stance", stance
    if one.country is not None:
        yield "country", one.country
    yield "badge", one.badge


def _above(code: str) -> Iterator[str]:
    """A dotted code and all codes above it: "attack" and "attack.chemical"."""
    parts = code.split(".")
    for length in range(1, len(parts) + 1):
        yield ".".join(parts[:length])


def _first_bits(bits: int, limit: int | None) -> Iterator[int]:
    """The places of the first `limit` bits that are set, lowest first."""
    while bits and limit != 0:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
        limit = None if limit is None else limit - 1


def _lies_in(one: IncidentOverview, box: PlaceBox) -> bool:
    if one.lat is None or one.lon is None or not box.south <= one.lat <= box.north:
        return False
    if box.west <= box.east:
        return box.west <= one.lon <= box.east
    return one.lon >= box.west or one.lon <= box.east
