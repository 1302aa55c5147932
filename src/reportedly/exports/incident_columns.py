"""Incidents as a table: one row an incident, with the span of its figures; who says which stands in the claims."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from reportedly.exports.claim_table import Number, Text, Whole
from reportedly.exports.columns import Table, listed
from reportedly.exports.happenings import incident_happening, said_of
from reportedly.model.exported import ExportedIncident


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """An incident in one row."""

    incident_id: Annotated[Text, "The incident's id."] = None
    event_type: Annotated[Text, "Type that most tellings give."] = None
    acled: Annotated[Text, "ACLED event and sub-event type of that type."] = None
    place: Annotated[Text, "Place that most tellings give."] = None
    country: Annotated[Text, "Its country, ISO 3166 alpha-2."] = None
    geonameid: Annotated[Whole, "Its GeoNames id."] = None
    latitude: Annotated[Number, "Its latitude."] = None
    longitude: Annotated[Number, "Its longitude."] = None
    ucdp_where_prec: Annotated[Whole, "UCDP precision of the place, 1 exact to 7."] = None
    acled_geo_precision: Annotated[Whole, "ACLED precision of the place, 1 to 3."] = None
    earliest: Annotated[Text, "First day (ISO date)."] = None
    latest: Annotated[Text, "Last day (ISO date)."] = None
    reports: Annotated[Whole, "How many reports tell of it."] = None
    claims: Annotated[Whole, "How many claims they make."] = None
    sources: Annotated[Whole, "How many sources speak."] = None
    report_ids: Annotated[Text, "The reports' ids as they were given."] = None
    who: Annotated[Text, "Who did it, by any source."] = None
    whom: Annotated[Text, "To whom, by any source."] = None
    means: Annotated[Text, "With what, by any source."] = None
    agreement: Annotated[Text, "How the accounts stand to one another, slot by slot."] = None
    killed_low: Annotated[Whole, "Lowest number killed that a source gives."] = None
    killed_high: Annotated[Whole, "Highest number killed that a source gives."] = None
    killed_open_above: Annotated[bool | None, "Whether a source says “or more” of the highest."] = None
    injured_low: Annotated[Whole, "As killed_low."] = None
    injured_high: Annotated[Whole, "As killed_high."] = None
    injured_open_above: Annotated[bool | None, "As killed_open_above."] = None
    hospitalised_low: Annotated[Whole, "As killed_low."] = None
    hospitalised_high: Annotated[Whole, "As killed_high."] = None
    hospitalised_open_above: Annotated[bool | None, "As killed_open_above."] = None
    missing_low: Annotated[Whole, "As killed_low."] = None
    missing_high: Annotated[Whole, "As killed_high."] = None
    missing_open_above: Annotated[bool | None, "As killed_open_above."] = None
    abducted_low: Annotated[Whole, "As killed_low."] = None
    abducted_high: Annotated[Whole, "As killed_high."] = None
    abducted_open_above: Annotated[bool | None, "As killed_open_above."] = None
    detained_low: Annotated[Whole, "As killed_low."] = None
    detained_high: Annotated[Whole, "As killed_high."] = None
    detained_open_above: Annotated[bool | None, "As killed_open_above."] = None
    displaced_low: Annotated[Whole, "As killed_low."] = None
    displaced_high: Annotated[Whole, "As killed_high."] = None
    displaced_open_above: Annotated[bool | None, "As killed_open_above."] = None
    affected_low: Annotated[Whole, "As killed_low."] = None
    affected_high: Annotated[Whole, "As killed_high."] = None
    affected_open_above: Annotated[bool | None, "As killed_open_above."] = None


def _row(one: ExportedIncident) -> IncidentRow:
    incident, place, happening = one.incident, one.incident.place, incident_happening(one)
    figures: dict[str, Any] = {}
    for each in one.figures:
        figures[f"{each.outcome}_low"] = each.low
        figures[f"{each.outcome}_high"] = each.high
        figures[f"{each.outcome}_open_above"] = each.open_above
    return IncidentRow(
        incident_id=incident.id,
        event_type=incident.event_type,
        acled=happening.acled,
        place=place.name if place else None,
        country=place.country if place else None,
        geonameid=place.geonameid if place else None,
        latitude=place.lat if place else None,
        longitude=place.lon if place else None,
        ucdp_where_prec=happening.where_prec,
        acled_geo_precision=happening.geo_precision,
        earliest=incident.earliest,
        latest=incident.latest,
        reports=len(incident.reports),
        claims=len(incident.claims),
        sources=len(one.accounts.accounts),
        report_ids=listed(one.report_ids),
        who=happening.who,
        whom=happening.whom,
        means=listed(said_of(one, "means")),
        agreement=listed(f"{row.slot}: {row.agreement}" for row in one.accounts.slots),
        **figures,
    )


def _rows(incidents: Iterable[ExportedIncident]) -> Iterator[IncidentRow]:
    return map(_row, incidents)


INCIDENT_TABLE: Table[ExportedIncident, IncidentRow] = Table(
    name="incidents",
    row=IncidentRow,
    rows=_rows,
    row_is="an incident",
    losses=("Which source gives which value or figure is left out; the JSON Lines carry it.",),
)
