"""An incident as a list shows it: what, where and when, who speaks, how the accounts stand, and the figures."""

from collections.abc import Iterable, Mapping
from typing import get_args

from reportedly.linking.spots import RADIUS_KM
from reportedly.model.account import AccountsMatrix
from reportedly.model.count import Outcome
from reportedly.model.figure import FigureRange
from reportedly.model.incident import Incident, WireFamily
from reportedly.model.incident_overview import Badge, FigureBar, FigureTick, IncidentOverview
from reportedly.model.place import PlaceReference
from reportedly.model.reading import Reading
from reportedly.views.accounts import accounts_matrix
from reportedly.views.contradictions import contradictions
from reportedly.views.figures import figure_ranges
from reportedly.views.sides import Sides


def incident_overview(
    incident: Incident,
    readings: Mapping[str, Reading],
    families: Iterable[WireFamily] = (),
    *,
    sides: Sides | None = None,
) -> IncidentOverview:
    """The row of an incident; arguments as for `accounts_matrix`."""
    known_families = tuple(families)
    matrix = accounts_matrix(incident, readings, known_families, sides=sides)
    ranges = figure_ranges(incident, readings, known_families, sides=sides)
    here = [readings[report] for report in incident.reports if report in readings]
    published = [reading.report.published for reading in here if reading.report.published is not None]
    place = incident.place
    said = [statement for account in matrix.accounts for cell in account.cells for statement in cell.statements]
    members = {(reference.report_id, reference.claim_id) for reference in incident.claims}
    claims = [claim for one in here for claim in one.claims if (one.report.report_id, claim.id) in members]
    return IncidentOverview(
        incident_id=incident.id,
        event_type=incident.event_type,
        place=place.name if place else None,
        country=place.country if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        radius_km=_radius_km(place),
        day=incident.earliest or min(published, default=None),
        earliest=incident.earliest,
        latest=incident.latest,
        reports=len(incident.reports),
        independent_sources=len(matrix.accounts),
        badge=_badge(matrix),
        has_denial=any(row.agreement == "denied" for row in matrix.slots),
        figures_conflict=any(row.agreement == "conflict" for row in matrix.slots if row.slot in get_args(Outcome)),
        figures=tuple(map(_bar, ranges)),
        actors=tuple(sorted({one.actor for claim in claims for one in claim.participants if one.actor})),
        sources=tuple(account.key for account in matrix.accounts),
        outlets=tuple(dict.fromkeys(reading.report.outlet for reading in here if reading.report.outlet)),
        stances=tuple(dict.fromkeys(statement.stance for statement in said)),
        contradictions=contradictions(incident, readings, known_families, sides=sides),
        revised=tuple(figure.source for one in ranges for figure in one.figures if figure.revises is not None),
        sentence=said[0].evidence[0].sentence.text if said else None,
    )


def _radius_km(place: PlaceReference | None) -> float | None:
    return RADIUS_KM[place.feature] if place and place.feature and place.lat is not None else None


def _badge(matrix: AccountsMatrix) -> Badge:
    found = {row.agreement for row in matrix.slots}
    if "denied" in found:
        return "denied"
    if "conflict" in found:
        return "conflict"
    return "single source" if len(matrix.accounts) <= 1 else "agree"


def _bar(one: FigureRange) -> FigureBar:
    whole = [figure for figure in one.figures if not figure.partial and not figure.of_several]
    return FigureBar(
        outcome=one.outcome,
        low=one.low,
        high=one.high,
        open_above=one.open_above,
        ticks=tuple(
            FigureTick(label=figure.label, low=figure.quantity.low, high=figure.quantity.high) for figure in whole
        ),
    )
