"""What stands in the ledger, gathered for files: reports and claims with what stands around them, one after another."""

from collections.abc import Iterator
from dataclasses import replace

from reportedly.ledger.view import LedgerView
from reportedly.model.claim_filter import ClaimFilter
from reportedly.model.exported import ExportedClaim, ExportedReport
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.stored_report import StoredReport


def exported_reports(view: LedgerView, wanted: ClaimFilter) -> Iterator[ExportedReport]:
    """The reports that the filter asks for, in the order they were added."""
    for stored in view.stored_reports(wanted):
        memberships = view.memberships(stored.id)
        yield ExportedReport(
            stored=stored,
            report=view.report(stored.id),
            claims=view.count_claims(ClaimFilter(report=stored.id)),
            primary_incident=next((one.incident for one in memberships if one.is_primary), None),
            incidents=tuple(sorted({one.incident for one in memberships})),
            wire_family=view.wire_family_of(stored.id),
        )


def exported_claims(view: LedgerView, wanted: ClaimFilter) -> Iterator[ExportedClaim]:
    """The claims that the filter asks for, report by report as they were added, as corrected.

    A text that several reports carry gives its claims for each of them: a row belongs to one report.
    """
    for stored in view.stored_reports(ClaimFilter(report=wanted.report, outlet=wanted.outlet)):
        found = {record.claim_id for record in view.claims(replace(wanted, report=stored.id, outlet=None))}
        if found:
            yield from _claims_of(view, stored, found)


def _claims_of(view: LedgerView, stored: StoredReport, wanted: set[str]) -> Iterator[ExportedClaim]:
    reading = view.corrected_reading(stored.id)
    attributions = {attribution.id: attribution for attribution in reversed(reading.attributions)}
    incidents = {one.claim_id: one.incident for one in view.memberships(stored.id)}
    verdicts = {correction.about.claim_id: correction.verdict for correction in view.corrections(stored.id)}
    for claim in reading.claims:
        if claim.id in wanted:
            yield ExportedClaim(
                stored=stored,
                text=reading.report.text,
                claim=claim,
                attribution=attributions.get(claim.attribution or ""),
                sentence=sentence_of(claim.event.trigger, reading),
                incident=incidents.get(claim.id),
                verdict=verdicts.get(claim.id),
            )


def sentence_of(trigger: Span, reading: Reading) -> Span:
    """The sentence in which `trigger` stands; the trigger itself where none was found around it."""
    around = next((sentence for sentence in reading.sentences if sentence.holds(trigger.start)), trigger)
    return Span.cut(reading.report.text, around.start, around.end)
