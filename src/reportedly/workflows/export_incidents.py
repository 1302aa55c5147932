"""Incidents of the ledger, gathered for files: each with its accounts and figures, one after another."""

from collections.abc import Iterable, Iterator

from reportedly.ledger.view import LedgerView
from reportedly.model.exported import ExportedIncident
from reportedly.views.accounts import accounts_matrix
from reportedly.views.figures import figure_ranges
from reportedly.views.sides import Sides
from reportedly.workflows.link_reports import in_context


def exported_incidents(
    view: LedgerView, ids: Iterable[str], *, sides: Sides | None = None
) -> Iterator[ExportedIncident]:
    """The incidents of these ids, in their order, as people's corrections make them."""
    for incident_id in ids:
        context = in_context(view, view.incident(incident_id))
        incident, readings, families = context.incident, context.readings, context.families
        yield ExportedIncident(
            incident=incident,
            report_ids=tuple(view.stored_report(report).report_id for report in incident.reports),
            accounts=accounts_matrix(incident, readings, families, sides=sides),
            figures=figure_ranges(incident, readings, families, sides=sides),
        )
