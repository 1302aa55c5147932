"""Evaluate linking on rows of event data: from structured fields alone, beside the rule of same place and day."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import UsageError
from reportedly.evaluation.partitions import partition_scores
from reportedly.evaluation.result import EvaluationResult
from reportedly.linking.days import Days
from reportedly.linking.profiles import Bounds, Profile
from reportedly.linking.rows import linked_rows
from reportedly.linking.spots import Spot
from reportedly.linking.terms import term_vector, words_of
from reportedly.model.count import Outcome
from reportedly.model.incident import ClaimReference
from reportedly.model.place import PlaceReference

PROTOCOL = (
    "Each row of event_reports.csv is one report's account of one event; rows are grouped from the day, place, actors, "
    "context, target and casualties that coders gave, without any text of the report. Rows of one report are kept "
    "apart, by the rule beside it too (same city and same first day). B-cubed and pairwise F1 against event_id."
)

ACTORS = range(1, 7)

RADIUS_KM = {1: 3.0, 2: 3.0, 3: 12.0, 4: 25.0, 5: 50.0, 6: 100.0}
"""Kilometres by the corpus's geo_precision, from an exact place to a district and beyond."""

_FIELDS_OF_WORDS = ("location", "event_context", "target")
_OUTCOMES: dict[Outcome, str] = {"killed": "deaths", "injured": "injuries"}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One row: what linking compares, and what it is scored by."""

    profile: Profile
    event: str
    city: str
    day: str


def evaluate_rows(path: Path) -> EvaluationResult:
    """Score linking on event_reports.csv (eventreport); PATH is the file or its folder.

    Raises:
        UsageError: when the file is not in that form.
    """
    rows = list(event_rows(path / "event_reports.csv" if path.is_dir() else path))
    groups = linked_rows([row.profile for row in rows])
    group_of = {number: index for index, group in enumerate(groups) for number in group}
    gold = [row.event for row in rows]
    found = partition_scores(gold, [group_of[number] for number in range(len(rows))])
    rule = partition_scores(gold, _same_place_and_day(rows))
    return EvaluationResult(
        task="rows",
        path=str(path),
        documents=len(rows),
        scores={**found, **{f"same_place_and_day_{name}": score for name, score in rule.items()}},
        counts={"rows": len(rows), "events": len(set(gold)), "groups": len(groups)},
        protocol=PROTOCOL,
    )


def event_rows(path: Path) -> Iterator[EventRow]:
    """The rows of the corpus.

    Raises:
        UsageError: naming the line that is not in its form.
    """
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            try:
                yield EventRow(profile=_profile(row), event=row["event_id"], city=row["city"], day=row["date_start"])
            except (KeyError, ValueError) as error:
                raise UsageError(f"{path}:{number}: {error}; give event_reports.csv of eventreport") from None


def _profile(row: dict[str, str]) -> Profile:
    days = Days.between(row["date_start"], row["date_end"])
    if days is None:
        raise ValueError(f"no days between “{row['date_start']}” and “{row['date_end']}”")
    names = [row[f"actor{number}"] for number in ACTORS]
    words = [*words_of(" ".join(names)), *(word for field in _FIELDS_OF_WORDS for word in words_of(row[field]))]
    return Profile(
        reference=ClaimReference(report_id=row["source"], claim_id=row["id"]),
        main=True,
        kind="row",
        event_type=row["event_context"],
        published=None,
        days=days,
        hours=None,
        spots=_spots(row),
        own_days=True,
        own_spot=bool(row["latitude"]),
        actors=frozenset(code for number in ACTORS if (code := row[f"actor{number}_id"])),
        figures={outcome: (_bounds(row, field),) for outcome, field in _OUTCOMES.items()},
        terms=term_vector(words),
        names=frozenset(words_of(row["location"])),
    )


def _spots(row: dict[str, str]) -> tuple[Spot, ...]:
    if not row["latitude"] or not row["longitude"]:
        return ()
    radius = RADIUS_KM.get(int(float(row["geo_precision"] or 6)), RADIUS_KM[6])
    place = PlaceReference(name=row["city"] or row["country"], country=row["country"])
    return (Spot(place=place, lat=float(row["latitude"]), lon=float(row["longitude"]), radius_km=radius),)


def _bounds(row: dict[str, str], field: str) -> Bounds:
    low, high = row[f"{field}_low"], row[f"{field}_high"]
    return int(float(low)) if low else None, int(float(high)) if high else None


def _same_place_and_day(rows: Sequence[EventRow]) -> list[tuple[str, str, int]]:
    """The rule's groups: same city and first day; of one report's rows there, each stands in a group of its own."""
    seen: dict[tuple[str, str, str], int] = {}
    groups = []
    for row in rows:
        key = (row.city, row.day, row.profile.report_id)
        seen[key] = seen.get(key, -1) + 1
        groups.append((row.city, row.day, seen[key]))
    return groups
