"""Gather claims into incidents: for readings at hand, or for everything in the ledger."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.ledger.ledger import Ledger
from reportedly.ledger.view import LedgerView
from reportedly.linking.linker import Linker
from reportedly.model.incident import Incident, Linking, WireFamily
from reportedly.model.judgement import Judgement
from reportedly.model.reading import Reading


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


def link_ledger(ledger: Ledger, *, by: str) -> tuple[Linking, bool]:
    """Gather the incidents of everything in the ledger and keep them there; and whether anything changed.

    Repeating it without new reports or judgements changes nothing.
    """
    with ledger.view() as view:
        linking = link_readings(view.readings(), judgements=view.judgements())
    with ledger.writing(by=by) as writer:
        return linking, writer.record_linking(linking)


def in_context(view: LedgerView, incident: Incident) -> IncidentInContext:
    """What is needed to show an incident of the ledger, with people's corrections."""
    readings = {report: view.corrected_reading(report) for report in incident.reports}
    members: dict[str, list[str]] = {}
    for report in sorted(readings, key=lambda report: (readings[report].report.published or "9999", report)):
        members.setdefault(view.wire_family_of(report) or report, []).append(report)
    families = tuple(WireFamily(id=family, reports=tuple(reports)) for family, reports in members.items())
    return IncidentInContext(incident=incident, readings=readings, families=families)
