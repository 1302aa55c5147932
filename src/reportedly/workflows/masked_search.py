"""What a search of the ledger finds, with the names of a list replaced."""

from reportedly.ledger.view import LedgerView
from reportedly.model.claim_record import ClaimRecord
from reportedly.model.stored_report import StoredReport
from reportedly.views.redaction import Pseudonyms, masked, masked_report, redacted_record


def masked_find(
    view: LedgerView, found: ClaimRecord | StoredReport, pseudonyms: Pseudonyms
) -> ClaimRecord | StoredReport:
    """A claim whose spans fit the masked text of its report, or a report's record without what leads to names."""
    if isinstance(found, StoredReport):
        return redacted_record(found, masked_report(view.report(found.id), pseudonyms), pseudonyms)
    return masked(found, pseudonyms, view.report(found.reports[0]).text)
