"""Log entries to rows: the one place where tables other than the log and its contents are written.

The same code runs when an entry is appended, when a lost ledger is restored, and when rows are checked against the log:
so the rows can say nothing that the log does not. Given the same entries it always gives the same rows. Whoever changes
what rows say adds a migration that writes them anew, or every older ledger fails its check.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, bindparam, delete, select, update

from reportedly.errors import LedgerError
from reportedly.ledger import tables
from reportedly.ledger.claim_rows import ClaimRows, attribution_rows, claim_rows, indexed_words, source_rows
from reportedly.ledger.column_text import in_column
from reportedly.ledger.corrected import effective_claims, verdicts_of
from reportedly.ledger.payloads import (
    KeptReading,
    LinkingChange,
    ReadingWithdrawn,
    TakenBack,
    kept_reading,
    payload_of,
)
from reportedly.ledger.word_index import indexed_report, put_words, take_words
from reportedly.model.correction import Correction
from reportedly.model.erasure import Erasure
from reportedly.model.incident import Incident
from reportedly.model.judgement import Judgement
from reportedly.model.log_entry import LogAction, LogEntry
from reportedly.model.plain_form import JSONData, canonical_json
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.stored_report import Retraction, Sighting, StoredReport

ContentOf = Callable[[str], bytes]


class Projection:
    """Writes the rows that entries of the log stand for.

    `content_of` gives what is kept under a hash. Without `words` the full-text index is left alone, for a check that
    only compares rows.
    """

    def __init__(self, connection: Connection, content_of: ContentOf, *, words: bool = True) -> None:
        self._connection = connection
        self._content_of = content_of
        self._words = words
        self._at_hand: Reading | None = None
        self._writers: dict[LogAction, Callable[[LogEntry, bytes], None]] = {
            "report_added": self._report_added,
            "report_seen": self._report_seen,
            "report_retracted": self._report_retracted,
            "reading_added": self._reading_added,
            "reading_withdrawn": self._reading_withdrawn,
            "claim_corrected": self._claim_corrected,
            "correction_withdrawn": self._correction_withdrawn,
            "judgement_made": self._judgement_made,
            "judgement_withdrawn": self._judgement_withdrawn,
            "incidents_linked": self._incidents_linked,
            "erased": self._erased,
        }

    def apply(self, entry: LogEntry, payload: bytes, *, reading: Reading | None = None) -> None:
        """Write the rows of one entry, the next after those applied before.

        Whoever has just made `payload` of a `reading` may give it: reading it back is a quarter of the work of adding.

        Raises:
            LedgerError: when its payload is damaged.
        """
        self._at_hand = reading
        self._writers[entry.action](entry, payload)

    # Reports

    def _report_added(self, entry: LogEntry, payload: bytes) -> None:
        report = payload_of(StoredReport, payload)
        text, dated_text = self._text_and_dated(report.text_sha256, report.published)
        if text is None:
            text = self._insert_key(tables.texts, entry.number, {"sha256": report.text_sha256})
        if dated_text is None:
            row = {"text": text, "published": report.published or ""}
            dated_text = self._insert_key(tables.dated_texts, entry.number, row)
        row = {
            "id": in_column(report.id),
            "report_id": in_column(report.report_id),
            "text": text,
            "dated_text": dated_text,
            "title": in_column(report.title),
            "outlet": in_column(report.outlet),
            "published": in_column(report.published),
            "url": in_column(report.url),
            "language": in_column(report.language),
            "payload_sha256": entry.payload_sha256,
            "retraction_sha256": None,
        }
        self._insert_key(tables.reports, entry.number, row)
        if self._words:
            words = indexed_report(report.title, self._text(report.text_sha256))
            put_words(self._connection, "report_words", [(entry.number, words)])

    def _report_seen(self, entry: LogEntry, payload: bytes) -> None:
        sighting = payload_of(Sighting, payload)
        row = {
            "report": self._report(sighting.report).key,
            "name": in_column(sighting.name),
            "raw_sha256": sighting.raw_sha256,
        }
        self._insert_key(tables.sightings, entry.number, row)

    def _report_retracted(self, entry: LogEntry, payload: bytes) -> None:
        retraction = payload_of(Retraction, payload)
        key = self._report(retraction.report).key
        reports = tables.reports
        self._connection.execute(
            update(reports).where(reports.c.key == key).values(retraction_sha256=entry.payload_sha256)
        )

    # Readings

    def _reading_added(self, entry: LogEntry, payload: bytes) -> None:
        reading = self._at_hand or self._whole(kept_reading(payload))
        report = reading.report
        _, dated_text = self._text_and_dated(report.sha256, report.published)
        if dated_text is None:
            raise LedgerError(f"no report of text {report.sha256} and its date is in the ledger; add it first")
        row = {
            "dated_text": dated_text,
            "payload_sha256": entry.payload_sha256,
            "model_name": in_column(reading.model.name),
            "model_version": in_column(reading.model.version),
            "model_sha256": reading.model.sha256,
            "withdrawn_by": None,
        }
        self._insert_key(tables.readings, entry.number, row)
        self._insert(tables.attributions, attribution_rows(reading, entry.number))
        self._insert(tables.attribution_sources, source_rows(reading, entry.number))
        self._insert_claims(entry.number, dated_text, reading, self._corrections(dated_text))

    def _reading_withdrawn(self, entry: LogEntry, payload: bytes) -> None:
        withdrawn = payload_of(ReadingWithdrawn, payload)
        _, dated_text = self._text_and_dated(withdrawn.text_sha256, withdrawn.published)
        readings = tables.readings
        reading = self._connection.scalar(
            select(readings.c.key).where(readings.c.dated_text == dated_text, readings.c.withdrawn_by.is_(None))
        )
        self._delete_claims(tables.claims.c.reading == reading)
        self._delete(tables.attribution_sources, reading=reading)
        self._delete(tables.attributions, reading=reading)
        self._connection.execute(update(readings).where(readings.c.key == reading).values(withdrawn_by=entry.number))

    def _insert_claims(
        self, key: int, dated_text: int, reading: Reading, corrections: Sequence[Correction], only: str | None = None
    ) -> None:
        claims = {
            ordinal: claim
            for ordinal, claim in enumerate(effective_claims(reading, corrections))
            if only in {None, claim.id}
        }
        self._insert_claim_rows(claim_rows(reading, key, dated_text, claims, verdicts_of(corrections)))

    def _insert_claim_rows(self, rows: ClaimRows) -> None:
        self._insert(tables.claims, rows.claims)
        self._insert(tables.claim_participants, rows.participants)
        self._insert(tables.claim_places, rows.places)
        self._insert(tables.claim_times, rows.times)
        self._insert(tables.claim_casualties, rows.casualties)
        if self._words:
            words = [(row["key"], indexed_words(row["sentence"], row["source"])) for row in rows.claims]
            put_words(self._connection, "claim_words", words)

    def _delete_claims(self, condition: Any) -> None:
        claims = tables.claims
        if self._words:
            gone = self._connection.execute(select(claims.c.key, claims.c.sentence, claims.c.source).where(condition))
            words = [(row.key, indexed_words(row.sentence, row.source)) for row in gone]
            take_words(self._connection, "claim_words", words)
        self._connection.execute(delete(claims).where(condition))

    # What people say

    def _claim_corrected(self, entry: LogEntry, payload: bytes) -> None:
        correction = payload_of(Correction, payload)
        row = {
            "id": correction.id,
            "dated_text": self._report(correction.about.report_id).dated_text,
            "claim_id": correction.about.claim_id,
            "payload_sha256": entry.payload_sha256,
            "withdrawal_sha256": None,
        }
        self._insert_key(tables.corrections, entry.number, row)
        self._renew_claim(row["dated_text"], row["claim_id"])

    def _correction_withdrawn(self, entry: LogEntry, payload: bytes) -> None:
        taken_back = payload_of(TakenBack, payload)
        corrections = tables.corrections
        self._connection.execute(
            update(corrections).where(corrections.c.id == taken_back.id).values(withdrawal_sha256=entry.payload_sha256)
        )
        row = self._connection.execute(select(corrections).where(corrections.c.id == taken_back.id)).one()
        self._renew_claim(row.dated_text, row.claim_id)

    def _renew_claim(self, dated_text: int, claim_id: str) -> None:
        """Write the rows of one claim again, as corrected now; a claim that the valid reading lacks has none."""
        readings, claims = tables.readings, tables.claims
        row = self._connection.execute(
            select(readings.c.key, readings.c.payload_sha256).where(
                readings.c.dated_text == dated_text, readings.c.withdrawn_by.is_(None)
            )
        ).first()
        if row is None:
            return
        self._delete_claims((claims.c.reading == row.key) & (claims.c.claim_id == claim_id))
        reading = self._whole(kept_reading(self._content_of(row.payload_sha256)))
        self._insert_claims(row.key, dated_text, reading, self._corrections(dated_text), only=claim_id)

    def _corrections(self, dated_text: int) -> list[Correction]:
        """The corrections of a dated text that are not withdrawn, the earliest first."""
        rows = self._connection.execute(_STANDING_CORRECTIONS, {"dated": dated_text})
        return [payload_of(Correction, self._content_of(row.payload_sha256)) for row in rows]

    def _judgement_made(self, entry: LogEntry, payload: bytes) -> None:
        judgement = payload_of(Judgement, payload)
        row = {
            "id": judgement.id,
            "one_report": in_column(judgement.one.report_id),
            "other_report": in_column(judgement.other.report_id),
            "payload_sha256": entry.payload_sha256,
            "withdrawal_sha256": None,
        }
        self._insert_key(tables.judgements, entry.number, row)

    def _judgement_withdrawn(self, entry: LogEntry, payload: bytes) -> None:
        taken_back = payload_of(TakenBack, payload)
        judgements = tables.judgements
        self._connection.execute(
            update(judgements).where(judgements.c.id == taken_back.id).values(withdrawal_sha256=entry.payload_sha256)
        )

    # Incidents

    def _incidents_linked(self, entry: LogEntry, payload: bytes) -> None:  # noqa: ARG002 - as all others
        change = payload_of(LinkingChange, payload)
        forms = json.loads(payload)
        incidents, incident_claims, families = tables.incidents, tables.incident_claims, tables.wire_families
        self._delete_each(incidents, "id", [*change.gone, *(incident.id for incident in change.incidents)])
        self._delete_each(incident_claims, "incident", [*change.gone, *(one.id for one in change.incidents)])
        self._insert(
            incidents,
            [incident_row(incident, form) for incident, form in zip(change.incidents, forms["incidents"], strict=True)],
        )
        self._insert(incident_claims, [row for incident in change.incidents for row in incident_claim_rows(incident)])
        self._delete_each(families, "family", [*change.gone_families, *(family.id for family in change.wire_families)])
        self._insert(
            families,
            [
                {"report": report, "family": family.id, "position": position}
                for family in change.wire_families
                for position, report in enumerate(family.reports)
            ],
        )
        self._connection.execute(delete(tables.undecided_links))
        self._insert(
            tables.undecided_links,
            [{"position": place, "form": as_stored(form)} for place, form in enumerate(forms["undecided"])],
        )

    # Erasure

    def _erased(self, entry: LogEntry, payload: bytes) -> None:
        erasure = payload_of(Erasure, payload)
        row = {"text_sha256": erasure.text_sha256, "payload_sha256": entry.payload_sha256}
        self._insert_key(tables.erasures, entry.number, row)
        text = self._text_key(erasure.text_sha256)
        if text is not None:
            self._forget_text(text)

    def _forget_text(self, text: int) -> None:
        """Delete every row that a text left, and all that linking found, which may quote it: link again afterwards."""
        dated = [*self._keys(tables.dated_texts, tables.dated_texts.c.text == text)]
        of_text = tables.reports.c.text == text
        self._take_report_words(of_text)
        self._delete_claims(tables.claims.c.dated_text.in_(dated))
        readings = [*self._keys(tables.readings, tables.readings.c.dated_text.in_(dated))]
        for table in (tables.attribution_sources, tables.attributions):
            self._connection.execute(delete(table).where(table.c.reading.in_(readings)))
        for table in (tables.readings, tables.corrections):
            self._connection.execute(delete(table).where(table.c.dated_text.in_(dated)))
        reports = [*self._keys(tables.reports, of_text)]
        ids = [*self._connection.scalars(select(tables.reports.c.id).where(of_text))]
        judgements = tables.judgements
        self._connection.execute(
            delete(judgements).where(judgements.c.one_report.in_(ids) | judgements.c.other_report.in_(ids))
        )
        self._connection.execute(delete(tables.sightings).where(tables.sightings.c.report.in_(reports)))
        self._connection.execute(delete(tables.reports).where(of_text))
        self._connection.execute(delete(tables.dated_texts).where(tables.dated_texts.c.text == text))
        self._connection.execute(delete(tables.texts).where(tables.texts.c.key == text))
        for table in (tables.incidents, tables.incident_claims, tables.wire_families, tables.undecided_links):
            self._connection.execute(delete(table))

    def _take_report_words(self, condition: ColumnElement[bool]) -> None:
        if not self._words:
            return
        reports = tables.reports
        rows = self._connection.execute(select(reports.c.key, reports.c.payload_sha256).where(condition)).all()
        words = []
        for row in rows:
            report = payload_of(StoredReport, self._content_of(row.payload_sha256))
            words.append((row.key, indexed_report(report.title, self._text(report.text_sha256))))
        take_words(self._connection, "report_words", words)

    # Small tools

    def _insert_key(self, table: Table, key: int, row: Mapping[str, Any]) -> int:
        self._connection.execute(_INSERTS[table], {"key": key, **row})
        return key

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(_INSERTS[table], rows)

    def _delete(self, table: Table, **where: Any) -> None:
        self._connection.execute(delete(table).filter_by(**where))

    def _delete_each(self, table: Table, column: str, values: Iterable[str]) -> None:
        rows = [{"one": value} for value in values]
        if rows:
            self._connection.execute(delete(table).where(table.c[column] == bindparam("one")), rows)

    def _keys(self, table: Table, condition: Any) -> Iterable[int]:
        return self._connection.scalars(select(table.c.key).where(condition))

    def _text_key(self, sha256: str) -> int | None:
        return self._connection.scalar(select(tables.texts.c.key).where(tables.texts.c.sha256 == sha256))

    def _text_and_dated(self, sha256: str, published: str | None) -> tuple[int | None, int | None]:
        """The keys of a text and of that text as published on a date, as far as they are there."""
        row = self._connection.execute(_TEXT_AND_DATED, {"sha256": sha256, "published": published or ""}).first()
        return (row[0], row[1]) if row else (None, None)

    def _report(self, report_id: str) -> Row[Any]:
        return self._connection.execute(_REPORT, {"id": in_column(report_id)}).one()

    def _text(self, sha256: str) -> str:
        return self._content_of(sha256).decode("utf-8", "surrogatepass")

    def _whole(self, kept: KeptReading) -> Reading:
        report = Report(
            report_id="", text=self._text(kept.text_sha256), sha256=kept.text_sha256, published=kept.published
        )
        return kept.of(report)


# Asked and told for every report: put together once, because that takes longer than asking.
_INSERTS = {table: table.insert() for table in tables.PROJECTED_TABLES}
_REPORT = select(tables.reports).where(tables.reports.c.id == bindparam("id"))
_STANDING_CORRECTIONS = (
    select(tables.corrections.c.payload_sha256)
    .where(tables.corrections.c.dated_text == bindparam("dated"), tables.corrections.c.withdrawal_sha256.is_(None))
    .order_by(tables.corrections.c.key)
)
_TEXT_AND_DATED = (
    select(tables.texts.c.key, tables.dated_texts.c.key)
    .outerjoin(
        tables.dated_texts,
        (tables.dated_texts.c.text == tables.texts.c.key) & (tables.dated_texts.c.published == bindparam("published")),
    )
    .where(tables.texts.c.sha256 == bindparam("sha256"))
)


def incident_row(incident: Incident, form: JSONData) -> dict[str, Any]:
    """The row of `incidents`; `form` is the incident as its payload has it."""
    place = incident.place
    return {
        "id": incident.id,
        "event_type": incident.event_type,
        "day": incident.earliest or incident.latest or "",
        "earliest": incident.earliest,
        "latest": incident.latest,
        "place": in_column(place.name) if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "form": as_stored(form),
    }


def as_stored(form: JSONData) -> str:
    """A form as a row keeps it: as the payload says it, fields that this version does not know included."""
    return canonical_json(form).decode("ascii")


def incident_claim_rows(incident: Incident) -> list[dict[str, Any]]:
    """The rows of `incident_claims`."""
    return [
        {
            "incident": incident.id,
            "report": in_column(claim.report_id),
            "claim_id": claim.claim_id,
            "is_primary": claim.report_id in incident.primary_in,
        }
        for claim in incident.claims
    ]
