"""What stands in the ledger, gathered for files: reports and claims with what stands around them, one after another."""

from collections.abc import Iterator
from dataclasses import replace

from reportedly.ledger.view import LedgerView
from reportedly.model.claim_filter import ClaimFilter
from reportedly.model.exported import ExportedClaim, ExportedReport
from reportedly.model.stored_report import StoredReport
from reportedly.views.claims_of_reading import claims_of_reading
from reportedly.views.redaction import Pseudonyms, masked_report, redacted, redacted_record


def exported_reports(
    view: LedgerView, wanted: ClaimFilter, pseudonyms: Pseudonyms | None = None
) -> Iterator[ExportedReport]:
    """The reports that the filter asks for, in the order they were added; redacted where there are `pseudonyms`."""
    for stored in view.stored_reports(wanted):
        memberships = view.memberships(stored.id)
        report = view.report(stored.id)
        kept = stored
        if pseudonyms is not None:
            if pseudonyms.private:
                report = redacted(view.corrected_reading(stored.id), pseudonyms).report
            else:
                report = masked_report(report, pseudonyms)
            kept = redacted_record(stored, report, pseudonyms)
        yield ExportedReport(
            stored=kept,
            report=report,
            claims=view.count_claims(ClaimFilter(report=stored.id)),
            primary_incident=next((one.incident for one in memberships if one.is_primary), None),
            incidents=tuple(sorted({one.incident for one in memberships})),
            wire_family=view.wire_family_of(stored.id),
        )


def exported_claims(
    view: LedgerView, wanted: ClaimFilter, pseudonyms: Pseudonyms | None = None
) -> Iterator[ExportedClaim]:
    """The claims that the filter asks for, report by report as they were added, as corrected.

    A text that several reports carry gives its claims for each of them: a row belongs to one report.
    """
    for stored in view.stored_reports(ClaimFilter(report=wanted.report, outlet=wanted.outlet)):
        found = {record.claim_id for record in view.claims(replace(wanted, report=stored.id, outlet=None))}
        if found:
            claims = _claims_of(view, stored, pseudonyms)
            yield from (one for one in claims if one.claim.id in found)


def _claims_of(view: LedgerView, stored: StoredReport, pseudonyms: Pseudonyms | None) -> Iterator[ExportedClaim]:
    reading, kept = view.corrected_reading(stored.id), stored
    if pseudonyms is not None:
        reading = redacted(reading, pseudonyms)
        kept = redacted_record(stored, reading.report, pseudonyms)
    return claims_of_reading(
        reading,
        stored=kept,
        incidents={one.claim_id: one.incident for one in view.memberships(stored.id)},
        verdicts={correction.about.claim_id: correction.verdict for correction in view.corrections(stored.id)},
    )
