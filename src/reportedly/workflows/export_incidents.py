"""Incidents of the ledger, gathered for files: each with its accounts and figures, one after another."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportedly.ledger.view import LedgerView
from reportedly.model.exported import ExportedIncident
from reportedly.model.reading import Reading
from reportedly.views.accounts import accounts_matrix
from reportedly.views.figures import figure_ranges
from reportedly.views.redaction import Pseudonyms, masked, redacted
from reportedly.views.sides import Sides
from reportedly.workflows.link_reports import in_context


def exported_incidents(
    view: LedgerView, ids: Iterable[str], *, sides: Sides | None = None, pseudonyms: Pseudonyms | None = None
) -> Iterator[ExportedIncident]:
    """The incidents of these ids, in their order, as people's corrections make them.

    `pseudonyms` replace the listed names; those of private persons would stay where reasons of links quote them.
    """
    for incident_id in ids:
        context = in_context(view, view.incident(incident_id))
        incident, readings, families = context.incident, context.readings, context.families
        if pseudonyms is not None:
            readings = {report: _masked(reading, report, pseudonyms) for report, reading in readings.items()}
        exported = ExportedIncident(
            incident=incident,
            report_ids=tuple(view.stored_report(report).report_id for report in incident.reports),
            accounts=accounts_matrix(incident, readings, families, sides=sides),
            figures=figure_ranges(incident, readings, families, sides=sides),
        )
        yield masked(exported, pseudonyms) if pseudonyms is not None else exported


def _masked(reading: Reading, report_id: str, pseudonyms: Pseudonyms) -> Reading:
    """A reading with pseudonyms under the id by which incidents know its report."""
    found = redacted(reading, pseudonyms)
    return replace(found, report=replace(found.report, report_id=report_id))
