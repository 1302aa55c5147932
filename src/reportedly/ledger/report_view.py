"""Reports, their texts and their readings, as the ledger has them."""

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, select

from reportedly.errors import LedgerError
from reportedly.ledger import tables
from reportedly.ledger.column_text import in_column
from reportedly.ledger.content_store import uncompressed
from reportedly.ledger.corrected import effective_claims, rejected_claims
from reportedly.ledger.payloads import kept_reading, payload_of
from reportedly.ledger.replaying import entry_of
from reportedly.ledger.view_base import ANYTHING, ViewBase
from reportedly.model.claim_filter import ClaimFilter
from reportedly.model.correction import Correction
from reportedly.model.log_entry import LogEntry
from reportedly.model.plain_form import typed_form
from reportedly.model.reading import Reading
from reportedly.model.report import Original, Report
from reportedly.model.stored_report import Sighting, StoredReport


class ReportView(ViewBase):
    """What was published, and what was read in it."""

    def stored_report(self, report_id: str) -> StoredReport:
        """The report whose `id` in the ledger is `report_id`.

        Raises:
            LedgerError: when there is none.
        """
        row = self._connection.execute(_reports().where(tables.reports.c.id == in_column(report_id))).first()
        if row is None:
            raise LedgerError(f"{report_id}: no such report in the ledger; see reportedly export reports")
        return _stored_report(row)

    def has_report(self, report_id: str) -> bool:
        """Whether there is a report whose `id` in the ledger is `report_id`."""
        statement = select(tables.reports.c.key).where(tables.reports.c.id == in_column(report_id))
        return self._connection.scalar(statement) is not None

    def stored_reports(
        self, wanted: ClaimFilter = ANYTHING, *, after: str | None = None, limit: int | None = None
    ) -> Iterator[StoredReport]:
        """The reports that the filter asks for, in the order they were added; `after` is the `id` of the last one seen.

        Words are looked for in titles and texts, days are those of publication; what else the filter asks must hold of
        one claim of the report.
        """
        statement = _reports().where(*self._report_conditions(wanted)).order_by(tables.reports.c.key).limit(limit)
        if after is not None:
            start = select(tables.reports.c.key).where(tables.reports.c.id == in_column(after)).scalar_subquery()
            statement = statement.where(tables.reports.c.key > start)
        for row in self._streamed(statement):
            yield _stored_report(row)

    def count_reports(self, wanted: ClaimFilter = ANYTHING) -> int:
        """How many reports the filter asks for."""
        statement = select(func.count()).select_from(tables.reports).where(*self._report_conditions(wanted))
        return self._connection.scalar(statement) or 0

    def report(self, report_id: str) -> Report:
        """A report with its text and its original; its `report_id` is the `id` in the ledger.

        Raises:
            LedgerError: when there is none, or what it was is damaged.
        """
        return self._with_text(self.stored_report(report_id))

    def versions(self, report_id: str) -> list[StoredReport]:
        """All reports that were given this report id, in the order they came: a report that was published anew."""
        return self._reports_called(report_id)

    def copies(self, text_sha256: str) -> list[StoredReport]:
        """All publications of one text, in the order they came."""
        of_text = tables.texts.c.sha256 == text_sha256
        statement = _reports().join(tables.texts, tables.texts.c.key == tables.reports.c.text).where(of_text)
        return [_stored_report(row) for row in self._connection.execute(statement.order_by(tables.reports.c.key))]

    def sightings(self, report_id: str) -> list[tuple[LogEntry, Sighting]]:
        """Where a report was met again, each with the log entry that says when."""
        log, seen = tables.log_entries, tables.sightings
        statement = (
            select(log)
            .join(seen, seen.c.key == log.c.number)
            .join(tables.reports, tables.reports.c.key == seen.c.report)
            .where(tables.reports.c.id == in_column(report_id))
            .order_by(log.c.number)
        )
        entries = [entry_of(row) for row in self._connection.execute(statement)]
        return [(entry, payload_of(Sighting, self.content(entry.payload_sha256))) for entry in entries]

    def has_text(self, text_sha256: str) -> bool:
        """Whether any report has this text."""
        statement = select(tables.texts.c.key).where(tables.texts.c.sha256 == text_sha256)
        return self._connection.scalar(statement) is not None

    def text(self, text_sha256: str) -> str:
        """The text under a hash.

        Raises:
            LedgerError: when nothing is kept under it, or it is damaged.
        """
        return self.content(text_sha256).decode("utf-8", "surrogatepass")

    def has_reading(self, text_sha256: str, published: str | None) -> bool:
        """Whether a text was read as published on that date."""
        return self._valid_reading(text_sha256, published) is not None

    def reading(self, report_id: str) -> Reading:
        """The valid reading of a report, as the reader model gave it; see `corrections` for what people made of it.

        Its report carries the `id` in the ledger as `report_id`.

        Raises:
            LedgerError: when there is no such report, or it was not read.
        """
        return self._reading(self.stored_report(report_id))

    def corrected_reading(self, report_id: str) -> Reading:
        """The valid reading of a report with people's corrections: corrected claims as corrected, rejected ones gone.

        Raises:
            LedgerError: when there is no such report, or it was not read.
        """
        return _corrected(self.reading(report_id), self.corrections(report_id))

    def readings(self, wanted: ClaimFilter = ANYTHING) -> Iterator[Reading]:
        """The corrected reading of every report that the filter asks for and that was read, in the order added."""
        corrected = {row.dated_text for row in self._connection.execute(select(tables.corrections.c.dated_text))}
        reports, readings, of_reading = tables.reports, tables.readings, tables.contents.alias("of_reading")
        statement = (
            _reports()
            .add_columns(
                reports.c.dated_text,
                of_reading.c.sha256.label("reading_sha256"),
                of_reading.c.data.label("reading"),
            )
            .join(readings, and_(readings.c.dated_text == reports.c.dated_text, readings.c.withdrawn_by.is_(None)))
            .join(of_reading, of_reading.c.sha256 == readings.c.payload_sha256)
            .where(*self._report_conditions(wanted))
            .order_by(reports.c.key)
        )
        for row in self._streamed(statement):
            report = self._with_text(_stored_report(row))
            reading = kept_reading(uncompressed(row.reading, row.reading_sha256)).of(report)
            is_corrected = row.dated_text in corrected
            yield _corrected(reading, self.corrections(report.report_id)) if is_corrected else reading

    def corrections(self, report_id: str, *, withdrawn: bool = False) -> list[Correction]:
        """What people said of a report's claims, the earliest first; withdrawn corrections only where asked for."""
        corrections, reports = tables.corrections, tables.reports
        statement = (
            select(corrections.c.payload_sha256, corrections.c.withdrawal_sha256)
            .join(reports, reports.c.dated_text == corrections.c.dated_text)
            .where(reports.c.id == in_column(report_id))
            .order_by(corrections.c.key)
        )
        found = [self._said(Correction, row) for row in self._rows(statement)]
        return [one for one in found if withdrawn or one.withdrawn is None]

    def _reports_called(self, report_id: str) -> list[StoredReport]:
        rows = self._connection.execute(_REPORTS_CALLED, {"name": in_column(report_id)})
        return [_stored_report(row) for row in rows]

    def _with_text(self, stored: StoredReport) -> Report:
        original = stored.original
        return Report(
            report_id=stored.id,
            text=self.text(stored.text_sha256),
            sha256=stored.text_sha256,
            title=stored.title,
            outlet=stored.outlet,
            published=stored.published,
            url=stored.url,
            language=stored.language,
            original=None
            if original is None
            else Original(
                text=self.text(original.sha256), language=original.language, translated_by=original.translated_by
            ),
            invented=stored.invented,
        )

    def _reading(self, stored: StoredReport) -> Reading:
        payload = self._valid_reading(stored.text_sha256, stored.published)
        if payload is None:
            raise LedgerError(f"{stored.id}: not read yet; run reportedly add on it again")
        return kept_reading(self.content(payload)).of(self._with_text(stored))

    def _valid_reading(self, text_sha256: str, published: str | None) -> str | None:
        """The payload's hash of the valid reading of a text as published on that date."""
        return self._connection.scalar(_VALID_READING, {"sha256": text_sha256, "date": published or ""})


def _reports() -> Select[Any]:
    """Reports with their payloads."""
    reports, contents, retractions = tables.reports, tables.contents, tables.contents.alias("retractions")
    return (
        select(reports.c.payload_sha256, contents.c.data, retractions.c.data.label("retraction"))
        .join(contents, contents.c.sha256 == reports.c.payload_sha256)
        .outerjoin(retractions, retractions.c.sha256 == reports.c.retraction_sha256)
    )


# Asked for every report that is added: put together once, because that takes longer than asking.
_REPORTS_CALLED = _reports().where(tables.reports.c.report_id == bindparam("name")).order_by(tables.reports.c.key)


_VALID_READING = (
    select(tables.readings.c.payload_sha256)
    .join(tables.dated_texts, tables.dated_texts.c.key == tables.readings.c.dated_text)
    .join(tables.texts, tables.texts.c.key == tables.dated_texts.c.text)
    .where(
        tables.texts.c.sha256 == bindparam("sha256"),
        tables.dated_texts.c.published == bindparam("date"),
        tables.readings.c.withdrawn_by.is_(None),
    )
)


def _stored_report(row: Row[Any]) -> StoredReport:
    form = json.loads(uncompressed(row.data, row.payload_sha256))
    if row.retraction is not None:
        form["retraction"] = json.loads(zlib.decompress(row.retraction))
    return typed_form(StoredReport, form)


def _corrected(reading: Reading, corrections: Sequence[Correction]) -> Reading:
    rejected = rejected_claims(corrections)
    kept = tuple(claim for claim in effective_claims(reading, corrections) if claim.id not in rejected)
    return replace(reading, claims=kept)
