"""Looking into the ledger: reports, readings, claims, incidents, judgements, corrections and the log, at one moment."""

from reportedly.ledger.claim_view import ClaimView
from reportedly.ledger.incident_view import IncidentView
from reportedly.ledger.log_view import LogView
from reportedly.ledger.report_view import ReportView


class LedgerView(ReportView, ClaimView, IncidentView, LogView):
    """The ledger as it was when the view was opened; whoever writes meanwhile does not move it.

    Lists are iterators where they may be long: rows come as they are asked for.
    """
