"""Gather claims into incidents: for readings at hand, or for everything in the ledger."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.ledger.ledger import Ledger
from reportedly.ledger.view import LedgerView
from reportedly.linking.linker import Linker
from reportedly.model.incident import Incident, Linking, WireFamily
from reportedly.model.judgement import Judgement
from reportedly.model.reading import Reading
from reportedly.model.timeline import Change
from reportedly.views.changes import changes_since
from reportedly.views.incident_overview import incident_overview
from reportedly.views.sides import Sides


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentInContext:
    """An incident with the readings of its reports by report id, and their wire families: what views ask for."""

    incident: Incident
    readings: dict[str, Reading]
    families: tuple[WireFamily, ...]


def link_readings(readings: Iterable[Reading], *, judgements: Sequence[Judgement] = ()) -> Linking:
    """The incidents of some readings, as people's judgements ask for."""
    linker = Linker(judgements=judgements)
    linker.add(readings)
    return linker.linking()


def link_ledger(ledger: Ledger, *, by: str, sides: Sides | None = None) -> tuple[Linking, bool]:
    """Gather the incidents of everything in the ledger and keep them there; and whether anything changed.

    Each is kept with the row that lists show, for which `sides` say who belongs together. Repeating it without new
    reports or judgements changes nothing.
    """
    with ledger.view() as view:
        readings = {reading.report.report_id: reading for reading in view.readings()}
        linking = link_readings(readings.values(), judgements=view.judgements())
    family_of = {report: family.id for family in linking.wire_families for report in family.reports}
    incidents = []
    for incident in linking.incidents:
        here = _context(incident, {report: readings[report] for report in incident.reports}, family_of)
        overview = incident_overview(incident, here.readings, here.families, sides=sides)
        incidents.append(replace(incident, overview=overview))
    linking = replace(linking, incidents=tuple(incidents))
    with ledger.writing(by=by) as writer:
        return linking, writer.record_linking(linking)


def in_context(view: LedgerView, incident: Incident) -> IncidentInContext:
    """What is needed to show an incident of the ledger, with people's corrections."""
    readings = {report: view.corrected_reading(report) for report in incident.reports}
    family_of = {report: view.wire_family_of(report) or report for report in incident.reports}
    return _context(incident, readings, family_of)


def _context(incident: Incident, readings: dict[str, Reading], family_of: Mapping[str, str]) -> IncidentInContext:
    """The incident with its readings; wire families as far as they are in it, the earliest publication first."""
    members: dict[str, list[str]] = {}
    for report in sorted(readings, key=lambda report: (readings[report].report.published or "9999", report)):
        members.setdefault(family_of[report], []).append(report)
    families = tuple(WireFamily(id=family, reports=tuple(reports)) for family, reports in members.items())
    return IncidentInContext(incident=incident, readings=readings, families=families)


def changes_in(view: LedgerView, day: str, *, sides: Sides | None = None) -> tuple[Change, ...]:
    """What was published on `day` (ISO) or later and is new or revised in the incidents of the ledger."""
    found: list[Change] = []
    published = {report.id: report.published or "" for report in view.stored_reports()}
    for incident in view.incidents():
        if any(published[report] >= day for report in incident.reports):
            here = in_context(view, incident)
            found.extend(changes_since(day, [incident], here.readings, here.families, sides=sides))
    return tuple(sorted(found, key=lambda change: (change.day, change.incident_id, change.kind), reverse=True))
