"""Looking into the ledger: reports, readings, claims, incidents, judgements, corrections and the log, at one moment."""

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, and_, bindparam, func, or_, select

from reportedly.errors import LedgerError, UsageError
from reportedly.ledger import tables
from reportedly.ledger.claim_query import asks_for_claims, claim_conditions
from reportedly.ledger.column_text import in_column
from reportedly.ledger.content_store import content, uncompressed
from reportedly.ledger.corrected import effective_claims, rejected_claims
from reportedly.ledger.database import streamed
from reportedly.ledger.payloads import kept_reading, payload_of
from reportedly.ledger.word_index import key_has_words
from reportedly.model.claim_filter import ClaimFilter
from reportedly.model.claim_record import ClaimRecord
from reportedly.model.correction import Correction
from reportedly.model.erasure import Erasure
from reportedly.model.incident import Incident, Link, WireFamily
from reportedly.model.judgement import Judgement
from reportedly.model.ledger_counts import LedgerCounts
from reportedly.model.log_entry import LogEntry
from reportedly.model.plain_form import typed_form
from reportedly.model.reading import Reading
from reportedly.model.report import Original, Report
from reportedly.model.span import Span
from reportedly.model.stored_report import Sighting, StoredReport

ANYTHING = ClaimFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A claim's place in an incident; `is_primary` where the incident is the main matter of the claim's report."""

    incident: str
    claim_id: str
    is_primary: bool


Form = TypeVar("Form")


class LedgerView:
    """The ledger as it was when the view was opened; whoever writes meanwhile does not move it.

    Lists are iterators where they may be long: rows come as they are asked for.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # Reports and texts

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
        entries = [_entry(row) for row in self._connection.execute(statement)]
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

    def content(self, sha256: str) -> bytes:
        """What is kept under a hash: a raw source, an original, a text, a payload of the log.

        Raises:
            LedgerError: when nothing is kept under it, or it is damaged.
        """
        return content(self._connection, sha256)

    # Readings

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

    # Claims

    def claims(
        self, wanted: ClaimFilter = ANYTHING, *, after: str | None = None, limit: int | None = None
    ) -> Iterator[ClaimRecord]:
        """The claims that the filter asks for, the latest event first; `after` is the `cursor` of the last one seen.

        A claim of a text that several reports carry comes once, with all of them.

        Raises:
            UsageError: when `after` is no cursor.
        """
        claims = tables.claims.c
        statement = (
            select(tables.claims)
            .where(*claim_conditions(wanted, self._connection.dialect.name))
            .order_by(claims.day.desc(), claims.key.desc())
            .limit(limit)
        )
        if after is not None:
            day, key = _read_cursor(after)
            statement = statement.where(or_(claims.day < day, and_(claims.day == day, claims.key < key)))
        found = self._streamed(statement)
        while rows := list(islice(found, _PAGE)):
            carriers = self._carriers({row.dated_text for row in rows})
            for row in rows:
                yield _claim_record(row, carriers[row.dated_text])

    def count_claims(self, wanted: ClaimFilter = ANYTHING) -> int:
        """How many claims the filter asks for."""
        conditions = claim_conditions(wanted, self._connection.dialect.name)
        return self._connection.scalar(select(func.count()).select_from(tables.claims).where(*conditions)) or 0

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

    # Incidents and judgements

    def incidents(self, wanted: ClaimFilter = ANYTHING) -> Iterator[Incident]:
        """The incidents that have a claim which the filter asks for, the latest first."""
        incidents = tables.incidents
        statement = select(incidents.c.form).order_by(incidents.c.day.desc(), incidents.c.id)
        if wanted != ANYTHING:
            statement = statement.where(incidents.c.id.in_(self._incidents_with(wanted)))
        for row in self._streamed(statement):
            yield payload_of(Incident, row.form)

    def incident_forms(self) -> Iterator[tuple[str, str]]:
        """The id and the JSON form of every incident, for whoever needs only a part of each."""
        incidents = tables.incidents
        for row in self._streamed(select(incidents.c.id, incidents.c.form)):
            yield row.id, row.form

    def incident(self, incident_id: str) -> Incident:
        """One incident.

        Raises:
            LedgerError: when there is none with this id.
        """
        form = self._connection.scalar(select(tables.incidents.c.form).where(tables.incidents.c.id == incident_id))
        if form is None:
            raise LedgerError(f"{incident_id}: no such incident; run reportedly link, then reportedly incidents")
        return payload_of(Incident, form)

    def incidents_of(self, report_id: str) -> list[Incident]:
        """The incidents that a report tells of, its main matter first."""
        of_report = tables.incident_claims.c.report == in_column(report_id)
        ids = select(tables.incident_claims.c.incident).where(of_report)
        statement = (
            select(tables.incidents.c.form).where(tables.incidents.c.id.in_(ids)).order_by(tables.incidents.c.id)
        )
        found = [payload_of(Incident, row.form) for row in self._connection.execute(statement)]
        return sorted(found, key=lambda incident: report_id not in incident.primary_in)

    def memberships(self, report_id: str) -> list[Membership]:
        """Which incidents the claims of a report belong to, in no order."""
        members = tables.incident_claims.c
        statement = select(members.incident, members.claim_id, members.is_primary)
        rows = self._rows(statement.where(members.report == in_column(report_id)))
        return [Membership(incident=row.incident, claim_id=row.claim_id, is_primary=row.is_primary) for row in rows]

    def wire_family_of(self, report_id: str) -> str | None:
        """The wire family that a report belongs to; None before it was linked."""
        families = tables.wire_families.c
        return self._connection.scalar(select(families.family).where(families.report == in_column(report_id)))

    def reports_of_family(self, family: str) -> tuple[str, ...]:
        """The reports of one wire family, in order."""
        families = tables.wire_families.c
        statement = select(families.report).where(families.family == family).order_by(families.position)
        return tuple(self._connection.scalars(statement))

    def wire_families(self) -> Iterator[WireFamily]:
        """All wire families, each with its reports in order."""
        families = tables.wire_families.c
        statement = select(families.family, families.report).order_by(families.family, families.position)
        family, reports = "", list[str]()
        for row in self._streamed(statement):
            if reports and row.family != family:
                yield WireFamily(id=family, reports=tuple(reports))
                reports = []
            family = row.family
            reports.append(row.report)
        if reports:
            yield WireFamily(id=family, reports=tuple(reports))

    def undecided_links(self) -> tuple[Link, ...]:
        """The pairs that a person's judgement would tell most about, the most informative first."""
        links = tables.undecided_links.c
        rows = self._connection.execute(select(links.form).order_by(links.position))
        return tuple(payload_of(Link, row.form) for row in rows)

    def judgements(self, *, withdrawn: bool = False) -> list[Judgement]:
        """What people said of two tellings, the earliest first; withdrawn judgements only where asked for."""
        judgements = tables.judgements.c
        statement = select(judgements.payload_sha256, judgements.withdrawal_sha256).order_by(judgements.key)
        found = [self._said(Judgement, row) for row in self._rows(statement)]
        return [one for one in found if withdrawn or one.withdrawn is None]

    # The log

    def head(self) -> LogEntry | None:
        """The last entry of the log, whose hash stands for the whole ledger; None where nothing was written yet."""
        entries = tables.log_entries
        row = self._connection.execute(select(entries).order_by(entries.c.number.desc()).limit(1)).first()
        return _entry(row) if row else None

    def log(
        self, *, after: int = 0, limit: int | None = None, subject: str | None = None, newest_first: bool = False
    ) -> Iterator[LogEntry]:
        """The log, from the entry behind number `after`; `subject` asks only for entries about one thing.

        With `newest_first` it runs from the last entry back to the one behind `after`.
        """
        entries = tables.log_entries
        order = entries.c.number.desc() if newest_first else entries.c.number
        statement = select(entries).where(entries.c.number > after).order_by(order).limit(limit)
        if subject is not None:
            statement = statement.where(entries.c.subject == subject)
        for row in self._streamed(statement):
            yield _entry(row)

    def log_subject(self, named: str) -> str:
        """What the log calls something that a person names: reports go by the hash of their text."""
        text_sha256 = self._connection.scalar(
            select(tables.texts.c.sha256)
            .join(tables.reports, tables.reports.c.text == tables.texts.c.key)
            .where(tables.reports.c.id == in_column(named))
        )
        return text_sha256 or named

    def erasure_of(self, text_sha256: str) -> Erasure | None:
        """The erasure of a text; None where it was never erased."""
        payload = self._connection.scalar(_ERASURE, {"sha256": text_sha256})
        return None if payload is None else payload_of(Erasure, self.content(payload))

    def erasures(self) -> list[Erasure]:
        """All erasures, the earliest first."""
        erasures = tables.erasures.c
        rows = self._connection.execute(select(erasures.payload_sha256).order_by(erasures.key)).all()
        return [payload_of(Erasure, self.content(row.payload_sha256)) for row in rows]

    def counts(self) -> LedgerCounts:
        """How much the ledger holds."""
        return LedgerCounts(
            texts=self._count(tables.texts),
            reports=self._count(tables.reports),
            readings=self._count(tables.readings, tables.readings.c.withdrawn_by.is_(None)),
            claims=self._count(tables.claims),
            incidents=self._count(tables.incidents),
            log_entries=self._count(tables.log_entries),
        )

    # Within

    def _count(self, table: Any, *conditions: Any) -> int:
        return self._connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0

    def _rows(self, statement: Select[Any]) -> Sequence[Row[Any]]:
        return self._connection.execute(statement).all()

    def _streamed(self, statement: Select[Any]) -> Iterator[Row[Any]]:
        return streamed(self._connection, statement, _PAGE)

    def _report_conditions(self, wanted: ClaimFilter) -> list[Any]:
        reports = tables.reports.c
        dialect = self._connection.dialect.name
        conditions: list[Any] = []
        if wanted.words is not None:
            conditions.append(key_has_words(reports.key, "report_words", wanted.words, dialect))
        if wanted.outlet is not None:
            conditions.append(reports.outlet == in_column(wanted.outlet))
        if wanted.report is not None:
            conditions.append(reports.id == in_column(wanted.report))
        if wanted.earliest is not None:
            conditions.append(reports.published >= wanted.earliest)
        if wanted.latest is not None:
            conditions.append(reports.published <= wanted.latest)
        if asks_for_claims(wanted):
            told = claim_conditions(_only_claims(wanted), dialect)
            conditions.append(reports.dated_text.in_(select(tables.claims.c.dated_text).where(*told)))
        return conditions

    def _incidents_with(self, wanted: ClaimFilter) -> Select[tuple[str]]:
        members, reports, claims = tables.incident_claims, tables.reports, tables.claims
        of_the_member = _only_publication(wanted)
        return (
            select(members.c.incident)
            .join(reports, reports.c.id == members.c.report)
            .join(claims, and_(claims.c.dated_text == reports.c.dated_text, claims.c.claim_id == members.c.claim_id))
            .where(*claim_conditions(wanted, self._connection.dialect.name), *self._report_conditions(of_the_member))
        )

    def _carriers(self, dated_texts: set[int]) -> dict[int, list[Row[Any]]]:
        """The reports of each dated text, the first one first."""
        reports = tables.reports.c
        statement = (
            select(reports.dated_text, reports.id, reports.outlet, reports.published)
            .where(reports.dated_text.in_(dated_texts))
            .order_by(reports.key)
        )
        carriers: dict[int, list[Row[Any]]] = {dated_text: [] for dated_text in dated_texts}
        for row in self._rows(statement):
            carriers[row.dated_text].append(row)
        return carriers

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

    def _said(self, kind: type[Form], row: Row[Any]) -> Form:
        """A correction or judgement, with its withdrawal where it was taken back."""
        form = json.loads(self.content(row.payload_sha256))
        if row.withdrawal_sha256 is not None:
            form["withdrawn"] = json.loads(self.content(row.withdrawal_sha256))["withdrawal"]
        return typed_form(kind, form)


_PAGE = 500


def _reports() -> Select[Any]:
    """Reports with their payloads."""
    reports, contents, retractions = tables.reports, tables.contents, tables.contents.alias("retractions")
    return (
        select(reports.c.payload_sha256, contents.c.data, retractions.c.data.label("retraction"))
        .join(contents, contents.c.sha256 == reports.c.payload_sha256)
        .outerjoin(retractions, retractions.c.sha256 == reports.c.retraction_sha256)
    )


# Asked for every report that is added: put together once, because that takes longer than asking.
_ERASURE = select(tables.erasures.c.payload_sha256).where(tables.erasures.c.text_sha256 == bindparam("sha256"))
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


def _only_claims(wanted: ClaimFilter) -> ClaimFilter:
    """What the filter asks of claims alone, where words, days and outlet are asked of the report."""
    return replace(wanted, words=None, earliest=None, latest=None, outlet=None, report=None)


def _only_publication(wanted: ClaimFilter) -> ClaimFilter:
    """What the filter asks of the one report in which a claim was linked, where others carry the same text."""
    return ClaimFilter(outlet=wanted.outlet, report=wanted.report)


def _corrected(reading: Reading, corrections: Sequence[Correction]) -> Reading:
    rejected = rejected_claims(corrections)
    kept = tuple(claim for claim in effective_claims(reading, corrections) if claim.id not in rejected)
    return replace(reading, claims=kept)


def _entry(row: Row[Any]) -> LogEntry:
    return LogEntry(**row._mapping)  # noqa: SLF001 - public in SQLAlchemy, underscored against column names


def _read_cursor(cursor: str) -> tuple[str, int]:
    day, separator, key = cursor.rpartition("~")
    if not separator or not key.isdecimal():
        raise UsageError(f"{cursor}: not where a list of claims can go on; take it from the list before")
    return day, int(key)


def _claim_record(row: Row[Any], carriers: Sequence[Row[Any]]) -> ClaimRecord:
    first = carriers[0]
    return ClaimRecord(
        key=row.key,
        claim_id=row.claim_id,
        reports=tuple(carrier.id for carrier in carriers),
        outlet=first.outlet,
        published=first.published,
        event_type=row.event_type,
        trigger=Span(start=row.trigger_start, end=row.trigger_end, text=row.trigger),
        sentence=Span(start=row.sentence_start, end=row.sentence_end, text=row.sentence),
        stance=row.stance,
        certainty=row.certainty,
        time_status=row.time_status,
        source=row.source,
        source_kind=row.source_kind,
        source_actor=row.source_actor,
        day=row.day or None,
        earliest=row.earliest,
        latest=row.latest,
        place=row.place,
        country=row.country,
        lat=row.lat,
        lon=row.lon,
        confidence=row.confidence,
        verdict=row.verdict,
    )
