"""The list of incidents as a table: one row an incident, as lists show it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from reportedly.exports.claim_table import Number, Text, Whole
from reportedly.exports.columns import Table, listed
from reportedly.model.incident_overview import IncidentOverview


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewRow:
    """An incident in one row."""

    incident_id: Annotated[Text, "The incident's id."] = None
    event_type: Annotated[Text, "Type that most tellings give."] = None
    day: Annotated[Text, "First day that most tellings give, or the earliest publication (ISO date)."] = None
    earliest: Annotated[Text, "First day (ISO date)."] = None
    latest: Annotated[Text, "Last day (ISO date)."] = None
    place: Annotated[Text, "Place that most tellings give."] = None
    country: Annotated[Text, "Its country, ISO 3166 alpha-2."] = None
    latitude: Annotated[Number, "Its latitude."] = None
    longitude: Annotated[Number, "Its longitude."] = None
    radius_km: Annotated[Number, "How far from there the place may be."] = None
    badge: Annotated[Text, "How the accounts stand: agree, conflict, denied or single source."] = None
    has_denial: Annotated[bool | None, "Whether anybody denies what another asserts."] = None
    figures_conflict: Annotated[bool | None, "Whether figures exclude each other."] = None
    reports: Annotated[Whole, "How many reports tell of it."] = None
    independent_sources: Annotated[Whole, "How many sources speak; the copies of one agency text are one."] = None
    figures: Annotated[Text, "Each outcome with its lowest and highest number."] = None
    actors: Annotated[Text, "Codes of who takes part."] = None
    sources: Annotated[Text, "Keys of who speaks."] = None
    outlets: Annotated[Text, "Who published."] = None
    sentence: Annotated[Text, "A sentence that tells of it."] = None


def _row(one: IncidentOverview) -> OverviewRow:
    return OverviewRow(
        incident_id=one.incident_id,
        event_type=one.event_type,
        day=one.day,
        earliest=one.earliest,
        latest=one.latest,
        place=one.place,
        country=one.country,
        latitude=one.lat,
        longitude=one.lon,
        radius_km=one.radius_km,
        badge=one.badge,
        has_denial=one.has_denial,
        figures_conflict=one.figures_conflict,
        reports=one.reports,
        independent_sources=one.independent_sources,
        figures=listed(
            f"{bar.outcome} {bar.low}–{bar.high}{' or more' if bar.open_above else ''}"
            for bar in one.figures
            if bar.low is not None
        ),
        actors=listed(one.actors),
        sources=listed(one.sources),
        outlets=listed(one.outlets),
        sentence=one.sentence,
    )


def _rows(overviews: Iterable[IncidentOverview]) -> Iterator[OverviewRow]:
    return map(_row, overviews)


OVERVIEW_TABLE = Table(
    name="incident_list",
    row=OverviewRow,
    rows=_rows,
    row_is="an incident",
    losses=("what each source says is left out; export the incidents, or the claims",),
)
