"""The claims of a reading, each with what stands around it, as they leave in files."""

from collections.abc import Iterator, Mapping

from reportedly.model.correction import CorrectionVerdict
from reportedly.model.exported import ExportedClaim
from reportedly.model.reading import Reading
from reportedly.model.report import Report, sha256_of
from reportedly.model.span import Span
from reportedly.model.stored_report import StoredOriginal, StoredReport


def claims_of_reading(
    reading: Reading,
    *,
    stored: StoredReport | None = None,
    incidents: Mapping[str, str] | None = None,
    verdicts: Mapping[str, CorrectionVerdict] | None = None,
) -> Iterator[ExportedClaim]:
    """Every claim of `reading`, in its order.

    `stored` is the report as a ledger keeps it; without one the report stands for itself. `incidents` and `verdicts`
    are by claim id.
    """
    attributions = {attribution.id: attribution for attribution in reversed(reading.attributions)}
    kept = stored or unstored(reading.report)
    for claim in reading.claims:
        yield ExportedClaim(
            stored=kept,
            text=reading.report.text,
            claim=claim,
            attribution=attributions.get(claim.attribution or ""),
            sentence=sentence_of(claim.event.trigger, reading),
            incident=(incidents or {}).get(claim.id),
            verdict=(verdicts or {}).get(claim.id),
        )


def sentence_of(trigger: Span, reading: Reading) -> Span:
    """The sentence in which `trigger` stands; the trigger itself where none was found around it."""
    around = next((sentence for sentence in reading.sentences if sentence.holds(trigger.start)), trigger)
    return Span.cut(reading.report.text, around.start, around.end)


def unstored(report: Report) -> StoredReport:
    """A report that is in no ledger, in the form of one that is."""
    original = report.original
    return StoredReport(
        id=report.report_id,
        report_id=report.report_id,
        text_sha256=report.sha256,
        title=report.title,
        outlet=report.outlet,
        published=report.published,
        url=report.url,
        language=report.language,
        original=StoredOriginal(
            sha256=sha256_of(original.text), language=original.language, translated_by=original.translated_by
        )
        if original
        else None,
        invented=report.invented,
    )
