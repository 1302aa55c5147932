"""What must go when a text is erased: everything that quotes it, wherever the ledger keeps it."""

from sqlalchemy import ColumnElement, Connection, or_, select

from reportedly.ledger import tables
from reportedly.ledger.content_store import content
from reportedly.ledger.database import streamed
from reportedly.ledger.payloads import payload_of
from reportedly.model.stored_report import StoredReport

REPORTS_AT_ONCE = 500


def contents_about(connection: Connection, text_sha256: str) -> tuple[str, ...]:
    """The hashes of the contents to remove, in order.

    That is the text, its raw sources and originals, the payloads of every log entry about it, about its corrections
    and about judgements of its reports, and everything that linking ever found. A raw source goes even where reports of
    other texts came in it too, because it holds the erased words; their texts and originals stay.
    """
    raw, originals = _sources_of(connection, tables.texts.c.sha256 == text_sha256)
    _, other_originals = _sources_of(connection, tables.texts.c.sha256 != text_sha256)
    sources = (raw | originals) - other_originals
    other_texts = set(connection.scalars(select(tables.texts.c.sha256).where(tables.texts.c.sha256.in_(sources))))
    return tuple(sorted({text_sha256} | (sources - other_texts) | _payloads_about(connection, text_sha256)))


def _sources_of(connection: Connection, condition: ColumnElement[bool]) -> tuple[set[str], set[str]]:
    """The hashes of the raw sources, and of the originals, of all reports whose text meets `condition`."""
    of_reports = (
        select(tables.reports.c.payload_sha256)
        .join(tables.texts, tables.texts.c.key == tables.reports.c.text)
        .where(condition)
    )
    raw: set[str] = set()
    originals: set[str] = set()
    for row in streamed(connection, of_reports, REPORTS_AT_ONCE):
        report = payload_of(StoredReport, content(connection, row.payload_sha256))
        raw |= {report.raw.sha256} if report.raw is not None else set()
        originals |= {report.original.sha256} if report.original is not None else set()
    of_sightings = (
        select(tables.sightings.c.raw_sha256)
        .join(tables.reports, tables.reports.c.key == tables.sightings.c.report)
        .join(tables.texts, tables.texts.c.key == tables.reports.c.text)
        .where(condition)
    )
    return raw | set(connection.scalars(of_sightings)), originals


def _payloads_about(connection: Connection, text_sha256: str) -> set[str]:
    log, corrections, judgements = tables.log_entries, tables.corrections, tables.judgements
    found = set(
        connection.scalars(
            select(log.c.payload_sha256).where(or_(log.c.subject == text_sha256, log.c.action == "incidents_linked"))
        )
    )
    of_text = tables.texts.c.sha256 == text_sha256
    dated = (
        select(tables.dated_texts.c.key)
        .join(tables.texts, tables.texts.c.key == tables.dated_texts.c.text)
        .where(of_text)
    )
    reports = select(tables.reports.c.id).join(tables.texts, tables.texts.c.key == tables.reports.c.text).where(of_text)
    for table, about in (
        (corrections, corrections.c.dated_text.in_(dated)),
        (judgements, or_(judgements.c.one_report.in_(reports), judgements.c.other_report.in_(reports))),
    ):
        for row in connection.execute(select(table.c.payload_sha256, table.c.withdrawal_sha256).where(about)):
            found |= {sha256 for sha256 in row if sha256 is not None}
    return found
