"""Reports as a table: one row a report, with its whole text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from reportedly.exports.claim_table import Text, Whole
from reportedly.exports.columns import Table, listed
from reportedly.model.exported import ExportedReport


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report in one row."""

    report_id: Annotated[Text, "The report's id as it was given."] = None
    report: Annotated[Text, "The report's id in the ledger, unique there."] = None
    outlet: Annotated[Text, "Who published it."] = None
    published: Annotated[Text, "When (ISO date)."] = None
    title: Annotated[Text, "Its title."] = None
    url: Annotated[Text, "Where it was published."] = None
    language: Annotated[Text, "Language of the text (ISO 639-1)."] = None
    claims: Annotated[Whole, "How many claims were found in it."] = None
    primary_incident: Annotated[Text, "The incident that is its main matter."] = None
    incidents: Annotated[Text, "All incidents that it tells of."] = None
    wire_family: Annotated[Text, "The family of copies that it belongs to; one independent source between them."] = None
    retracted: Annotated[Text, "How the report was taken back, if it was."] = None
    invented: Annotated[bool | None, "Whether it is a made-up demonstration report."] = None
    sha256: Annotated[Text, "SHA-256 of the text."] = None
    text: Annotated[Text, "The whole text."] = None
    original_text: Annotated[Text, "The text that it was translated from."] = None
    original_language: Annotated[Text, "Language of that."] = None
    translated_by: Annotated[Text, "Who or what translated it."] = None


def _row(one: ExportedReport) -> ReportRow:
    stored, original = one.stored, one.report.original
    return ReportRow(
        report_id=stored.report_id,
        report=stored.id,
        outlet=stored.outlet,
        published=stored.published,
        title=stored.title,
        url=stored.url,
        language=stored.language,
        claims=one.claims,
        primary_incident=one.primary_incident,
        incidents=listed(one.incidents),
        wire_family=one.wire_family,
        retracted=stored.retraction.kind if stored.retraction else None,
        invented=stored.invented,
        sha256=stored.text_sha256,
        text=one.report.text,
        original_text=original.text if original else None,
        original_language=original.language if original else None,
        translated_by=original.translated_by if original else None,
    )


def _rows(reports: Iterable[ExportedReport]) -> Iterator[ReportRow]:
    return map(_row, reports)


REPORT_TABLE: Table[ExportedReport, ReportRow] = Table(
    name="reports", row=ReportRow, rows=_rows, row_is="a report", losses=("Claims are only counted.",)
)
