"""What must go when a text is erased: everything that quotes it, wherever the ledger keeps it."""

from sqlalchemy import ColumnElement, Connection, or_, select

from reportedly.ledger import tables
from reportedly.ledger.content_store import content
from reportedly.ledger.payloads import payload_of
from reportedly.model.stored_report import StoredReport


def contents_about(connection: Connection, text_sha256: str) -> tuple[str, ...]:
    """The hashes of the contents to remove, in order.

    That is the text, its raw sources and originals, the payloads of every log entry about it, about its corrections
    and about judgements of its reports, and everything that linking ever found. What a report of another text needs
    stays: it is erased with that text.
    """
    own = {text_sha256} | _sources_of(connection, tables.texts.c.sha256 == text_sha256)
    others = _sources_of(connection, tables.texts.c.sha256 != text_sha256)
    return tuple(sorted(own - others | _payloads_about(connection, text_sha256)))


def _sources_of(connection: Connection, condition: ColumnElement[bool]) -> set[str]:
    """The hashes of the raw sources and originals of all reports whose text meets `condition`."""
    of_reports = (
        select(tables.reports.c.payload_sha256)
        .join(tables.texts, tables.texts.c.key == tables.reports.c.text)
        .where(condition)
    )
    found: set[str] = set()
    for sha256 in connection.scalars(of_reports).all():
        report = payload_of(StoredReport, content(connection, sha256))
        found |= {kept.sha256 for kept in (report.raw, report.original) if kept is not None}
    of_sightings = (
        select(tables.sightings.c.raw_sha256)
        .join(tables.reports, tables.reports.c.key == tables.sightings.c.report)
        .join(tables.texts, tables.texts.c.key == tables.reports.c.text)
        .where(condition)
    )
    return found | set(connection.scalars(of_sightings))


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
