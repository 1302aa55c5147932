"""Writing to the ledger: every change is an entry of the log and the rows that it stands for, in one transaction."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cached_property

from sqlalchemy import Connection, Table, bindparam, select

from reportedly.errors import ErasedTextError, LedgerError
from reportedly.ledger import tables
from reportedly.ledger.column_text import in_column
from reportedly.ledger.content_store import content, hash_of, put_content, remove_contents, text_bytes
from reportedly.ledger.erasing import contents_about
from reportedly.ledger.linking_change import linking_change
from reportedly.ledger.payloads import (
    ReadingWithdrawn,
    TakenBack,
    payload_bytes,
    reading_bytes,
)
from reportedly.ledger.projection import Projection
from reportedly.ledger.view import LedgerView
from reportedly.ledger.word_index import purge_taken
from reportedly.model.correction import Correction
from reportedly.model.erasure import Erasure
from reportedly.model.every_span import spans_of
from reportedly.model.incident import Linking
from reportedly.model.judgement import Judgement, Withdrawal
from reportedly.model.log_entry import LogAction, next_entry
from reportedly.model.raw_content import RawContent
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.stored_report import (
    AddedReport,
    Addition,
    Retraction,
    Sighting,
    StoredOriginal,
    StoredRaw,
    StoredReport,
)
from reportedly.model.warning import Warning

Clock = Callable[[], datetime]


class LedgerWriter(LedgerView):
    """The ledger within one write transaction; it sees what it has written.

    `by` names who or what makes the changes; `clock` gives the time of recording. `has_erased` says whether contents
    went: what is written next to the file must not keep them.
    """

    def __init__(self, connection: Connection, *, by: str, clock: Clock) -> None:
        super().__init__(connection)
        self._by = by
        self._clock = clock
        self._projection = Projection(connection, lambda sha256: content(connection, sha256))
        self._head = self.head()
        self.has_erased = False

    # Reports and readings

    def add_report(
        self, report: Report, *, warnings: Iterable[Warning] = (), raw: RawContent | None = None
    ) -> AddedReport:
        """Keep one publication of a text, with its original and the bytes that it was made from.

        The same publication (report id, text, outlet, date and address) is kept once; met in another source, it gets a
        sighting. Another text under the same report id is kept beside the first.

        Raises:
            ErasedTextError: when the text, or its original, was erased.
        """
        self._refuse_erased(report)
        namesakes = self._reports_called(report.report_id)
        known = _same_publication(report, namesakes)
        if known is not None:
            return AddedReport(id=known.id, outcome=self._sighted(known, raw))
        stored = StoredReport(
            id=self._free_id(report.report_id),
            report_id=report.report_id,
            text_sha256=report.sha256,
            title=report.title,
            outlet=report.outlet,
            published=report.published,
            url=report.url,
            language=report.language,
            original=self._kept_original(report),
            invented=report.invented,
            raw=self._kept_raw(raw),
            warnings=tuple(warnings),
        )
        if put_content(self._connection, text_bytes(report.text)) != report.sha256:
            raise LedgerError(f"{report.report_id}: its hash is not that of its text; hash the text anew")
        self._append("report_added", report.sha256, payload_bytes(stored))
        is_version = any(one.text_sha256 != report.sha256 for one in namesakes)
        return AddedReport(id=stored.id, outcome="added", is_version=is_version)

    def add_reading(self, reading: Reading) -> bool:
        """Keep what was read in a text; where there is another reading of that text and date, withdraw it.

        Gives back whether anything changed: the same reading again is nothing new.

        Raises:
            LedgerError: when no report has the text.
        """
        report = reading.report
        data = reading_bytes(reading)
        valid = self._valid_reading(report.sha256, report.published)
        if valid == hash_of(data):
            return False
        if valid is not None:
            withdrawn = ReadingWithdrawn(text_sha256=report.sha256, published=report.published, payload_sha256=valid)
            self._append("reading_withdrawn", report.sha256, payload_bytes(withdrawn))
        self._append("reading_added", report.sha256, data, reading=reading)
        return True

    def retract(self, retraction: Retraction) -> bool:
        """Mark a report as taken back; it stays. Gives back whether that is new.

        Raises:
            LedgerError: when there is no such report.
        """
        report = self.stored_report(retraction.report)
        if report.retraction is not None and report.retraction.kind == retraction.kind:
            return False
        self._append("report_retracted", report.text_sha256, payload_bytes(retraction))
        return True

    # What people say

    def correct(self, correction: Correction) -> None:
        """Record what a person says of a claim.

        Raises:
            LedgerError: when there is no such claim, or the corrected one does not keep to the report's characters.
        """
        reading = self.reading(correction.about.report_id)
        if all(claim.id != correction.about.claim_id for claim in reading.claims):
            raise LedgerError(
                f"{correction.about.report_id}: has no claim {correction.about.claim_id}; look it up again"
            )
        check_correction(correction, reading)
        self._append("claim_corrected", correction.id, payload_bytes(correction))

    def withdraw_correction(self, correction_id: str, withdrawal: Withdrawal) -> None:
        """Take a correction back; it is kept, without effect.

        Raises:
            LedgerError: when there is none with this id, or it was taken back before.
        """
        self._check_standing(tables.corrections, correction_id, "correction")
        self._append(
            "correction_withdrawn", correction_id, payload_bytes(TakenBack(id=correction_id, withdrawal=withdrawal))
        )

    def judge(self, judgement: Judgement) -> None:
        """Record what a person says of two tellings.

        Raises:
            LedgerError: when a report that it names is not there.
        """
        for judged in (judgement.one, judgement.other):
            self.stored_report(judged.report_id)
        if self._is_there(tables.judgements, judgement.id):
            return
        self._append("judgement_made", judgement.id, payload_bytes(judgement))

    def withdraw_judgement(self, judgement_id: str, withdrawal: Withdrawal) -> None:
        """Take a judgement back; it is kept, without effect.

        Raises:
            LedgerError: when there is none with this id, or it was taken back before.
        """
        self._check_standing(tables.judgements, judgement_id, "judgement")
        self._append(
            "judgement_withdrawn", judgement_id, payload_bytes(TakenBack(id=judgement_id, withdrawal=withdrawal))
        )

    # Incidents

    def record_linking(self, linking: Linking) -> bool:
        """Keep what linking found; only what differs from the state before goes into the log.

        Gives back whether anything does.
        """
        change = linking_change(self, linking)
        if change is None:
            return False
        self._append("incidents_linked", "incidents", payload_bytes(change))
        return True

    # Erasure

    def erase(self, text_sha256: str, *, reason: str, authority: str) -> Erasure:
        """Remove a text and everything that quotes it; hashes, reason and authority stay, and the chain verifies.

        All incidents go with it, because linking's reasons may quote any report: link again afterwards.

        Raises:
            LedgerError: when there is no such text.
        """
        if not self.has_text(text_sha256):
            raise LedgerError(f"there is no text {text_sha256} in the ledger; see reportedly log")
        gone = contents_about(self._connection, text_sha256)
        erasure = Erasure(text_sha256=text_sha256, reason=reason, authority=authority, contents=gone)
        self._append("erased", text_sha256, payload_bytes(erasure))
        vars(self).pop("_erased", None)
        remove_contents(self._connection, gone)
        purge_taken(self._connection)
        self.has_erased = True
        return erasure

    # The log

    def _append(self, action: LogAction, subject: str, payload: bytes, *, reading: Reading | None = None) -> None:
        self._head = next_entry(
            self._head,
            recorded_at=self._clock().astimezone(UTC).isoformat(timespec="seconds"),
            by=self._by,
            action=action,
            subject=subject,
            payload_sha256=put_content(self._connection, payload),
        )
        self._connection.execute(_INSERT_ENTRY, asdict(self._head))
        self._projection.apply(self._head, payload, reading=reading)

    # Within

    def _sighted(self, known: StoredReport, raw: RawContent | None) -> Addition:
        if raw is None:
            return "known"
        sha256 = hash_of(raw.data)
        if known.raw is not None and (known.raw.name, known.raw.sha256) == (raw.name, sha256):
            return "known"
        if any((seen.name, seen.raw_sha256) == (raw.name, sha256) for _, seen in self.sightings(known.id)):
            return "known"
        sighting = Sighting(
            report=known.id,
            name=raw.name,
            media_type=raw.media_type,
            raw_sha256=self._kept_source(raw.data),
        )
        self._append("report_seen", known.text_sha256, payload_bytes(sighting))
        return "seen"

    def _free_id(self, report_id: str) -> str:
        """An id within the ledger that no other report has: the one given, or that with a number behind it."""
        wanted = in_column(report_id)
        name, number = wanted, 1
        while self._connection.scalar(_REPORT_KEY, {"id": name}) is not None:
            number += 1
            name = f"{wanted}~{number}"
        return name

    def _kept_original(self, report: Report) -> StoredOriginal | None:
        original = report.original
        if original is None:
            return None
        return StoredOriginal(
            sha256=put_content(self._connection, text_bytes(original.text)),
            language=original.language,
            translated_by=original.translated_by,
        )

    def _kept_raw(self, raw: RawContent | None) -> StoredRaw | None:
        if raw is None:
            return None
        return StoredRaw(sha256=self._kept_source(raw.data), media_type=raw.media_type, name=raw.name)

    def _kept_source(self, data: bytes) -> str:
        """Keep a raw source, unless it was erased with a text that came in it too; its hash either way."""
        sha256 = hash_of(data)
        return sha256 if sha256 in self._erased else put_content(self._connection, data)

    @cached_property
    def _erased(self) -> dict[str, Erasure]:
        """Everything that was erased, by its hash."""
        return {sha256: erasure for erasure in self.erasures() for sha256 in erasure.contents}

    def _refuse_erased(self, report: Report) -> None:
        original = hash_of(text_bytes(report.original.text)) if report.original is not None else None
        for sha256, what in ((report.sha256, "this text"), (original, "the original of this text")):
            erasure = self._erased.get(sha256 or "")
            if erasure is not None:
                raise ErasedTextError(
                    f"{report.report_id}: {what} was erased on the authority of {erasure.authority};"
                    " it is not taken in again"
                )

    def _is_there(self, table: Table, row_id: str) -> bool:
        return self._connection.scalar(select(table.c.key).where(table.c.id == row_id)) is not None

    def _check_standing(self, table: Table, said_id: str, kind: str) -> None:
        row = self._connection.execute(select(table.c.withdrawal_sha256).where(table.c.id == said_id)).first()
        if row is None:
            raise LedgerError(f"{said_id}: no such {kind}; see reportedly log")
        if row.withdrawal_sha256 is not None:
            raise LedgerError(f"{said_id}: this {kind} was withdrawn before; see reportedly log")


# Asked and told for every report: put together once, because that takes longer than asking.
_INSERT_ENTRY = tables.log_entries.insert()
_REPORT_KEY = select(tables.reports.c.key).where(tables.reports.c.id == bindparam("id"))


def _same_publication(report: Report, namesakes: Iterable[StoredReport]) -> StoredReport | None:
    """The one of the stored reports that is the same publication as `report`."""
    publication = (report.report_id, report.sha256, report.outlet, report.published, report.url)
    return next(
        (
            one
            for one in namesakes
            if (one.report_id, one.text_sha256, one.outlet, one.published, one.url) == publication
        ),
        None,
    )


def check_correction(correction: Correction, reading: Reading) -> None:
    """Refuse a correction that does not fit the reading.

    Raises:
        LedgerError: when the corrected claim is missing, superfluous or another one, or misquotes the text.
    """
    about, claim = correction.about, correction.claim
    if (claim is not None) != (correction.verdict == "corrected"):
        raise LedgerError(
            f"{about.claim_id}: a claim as it should be belongs to the verdict “corrected”, and only to it"
        )
    if claim is None:
        return
    if claim.id != about.claim_id:
        raise LedgerError(f"{about.claim_id}: corrected as {claim.id}; a correction keeps the claim's id")
    for span in spans_of(claim):
        if not span.reproduces(reading.report.text):
            raise LedgerError(
                f"{about.claim_id}: “{span.text}” is not what the report says at {span.start}:{span.end};"
                " quote its own characters"
            )
