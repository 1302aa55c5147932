"""What one source has said over time: in how many incidents, contradicted by whom, and how often it revised itself.

These are counts of what stands in the ledger, not a rating: whoever is contradicted may be the one who is right.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.model.incident_overview import Contradiction, IncidentOverview


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradictor:
    """Another source, and in how many incidents it and this one cannot both be right, by kind and slot."""

    key: str
    incidents: int
    conflicts: int
    denies: int
    is_denied: int
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """One source; `incidents` newest first, `contradicted` those with anybody against it, `first` and `last` days."""

    key: str
    incidents: tuple[IncidentOverview, ...]
    contradicted: int
    contradictors: tuple[Contradictor, ...]
    revisions: int
    first: str | None
    last: str | None


def source_record(key: str, overviews: Iterable[IncidentOverview]) -> SourceRecord:
    """The record of the source with that key, from the incidents in which it speaks."""
    spoken = sorted(
        (one for one in overviews if key in one.sources), key=lambda one: (one.day or "", one.incident_id), reverse=True
    )
    against = [(one.incident_id, found) for one in spoken for found in one.contradictions if key in _both(found)]
    days = [one.day for one in spoken if one.day is not None]
    return SourceRecord(
        key=key,
        incidents=tuple(spoken),
        contradicted=len({incident for incident, _ in against}),
        contradictors=tuple(_contradictors(key, against)),
        revisions=sum(one.revised.count(key) for one in spoken),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _contradictors(key: str, against: list[tuple[str, Contradiction]]) -> list[Contradictor]:
    by_other: dict[str, list[tuple[str, Contradiction]]] = {}
    for incident, found in against:
        by_other.setdefault(found.other if found.one == key else found.one, []).append((incident, found))
    rows = [
        Contradictor(
            key=other,
            incidents=len({incident for incident, _ in of_other}),
            conflicts=sum(found.kind == "conflict" for _, found in of_other),
            denies=sum(found.kind == "denied" and found.one == other for _, found in of_other),
            is_denied=sum(found.kind == "denied" and found.one == key for _, found in of_other),
            slots=tuple(slot for slot, _ in Counter(found.slot for _, found in of_other).most_common()),
        )
        for other, of_other in by_other.items()
    ]
    return sorted(rows, key=lambda row: (-row.incidents, row.key))


def _both(found: Contradiction) -> tuple[str, str]:
    return found.one, found.other
