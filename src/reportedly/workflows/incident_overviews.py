"""The incidents of a ledger as lists show them."""

from collections.abc import Iterator

from reportedly.ledger.view import LedgerView
from reportedly.model.incident_overview import IncidentOverview


def incident_overviews(view: LedgerView) -> Iterator[IncidentOverview]:
    """One overview for each incident, as linking left them."""
    return (incident.overview for incident in view.incidents() if incident.overview is not None)
