"""Take reports into the ledger: read what is new, keep everything, in transactions of a few seconds' work."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.errors import ErasedTextError, UnreadableReportError
from reportedly.ledger.ledger import Ledger, wall_clock
from reportedly.ledger.writer import Clock, LedgerWriter
from reportedly.model.stored_report import Addition, Retraction
from reportedly.model.warning import Warning
from reportedly.reading.incoming import IncomingReport
from reportedly.workflows.reading_ahead import LoadReader, ReadReport, Wanted, read_ahead

COMMIT_AFTER_REPORTS = 100
COMMIT_AFTER_SECONDS = 2.0
"""Whichever comes first. A commit waits for the disk, some 10 ms; a report takes a tenth of a second or more to read.
So keeping costs little beside reading, and a kill costs two seconds of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one incoming report.

    `report_id` is as given, `id` the ledger's; None for a notice that takes back what the ledger does not have.
    `claims` is how many were found, None where the text had been read before.
    """

    report_id: str
    id: str | None
    outcome: Addition
    claims: int | None
    warnings: tuple[Warning, ...]


def add_reports(
    ledger: Ledger,
    incoming: Iterable[IncomingReport | UnreadableReportError],
    load_reader: LoadReader,
    *,
    by: str,
    jobs: int = 1,
    reread: bool = False,
    clock: Clock = wall_clock,
) -> Iterator[Added | UnreadableReportError]:
    """Read and keep each incoming report; what became of it comes when it is committed.

    What was committed stays through anything: run again after a kill, and it goes on where it was. A text that was
    read as published on the same date is not read again, unless `reread` asks for a new reading, which then takes the
    place of the old one.

    Raises:
        LedgerError: when the ledger cannot be written; what came before stays.
    """
    failures: list[UnreadableReportError] = []
    batch: list[ReadReport] = []
    began = time.monotonic()
    for one in read_ahead(_wanted(ledger, incoming, failures, reread=reread), load_reader, jobs=jobs):
        batch.append(one)
        if len(batch) >= COMMIT_AFTER_REPORTS or time.monotonic() - began >= COMMIT_AFTER_SECONDS:
            yield from _kept(ledger, batch, by=by, clock=clock)
            batch, began = [], time.monotonic()
        yield from _emptied(failures)
    yield from _kept(ledger, batch, by=by, clock=clock)
    yield from _emptied(failures)


def _wanted(
    ledger: Ledger,
    incoming: Iterable[IncomingReport | UnreadableReportError],
    failures: list[UnreadableReportError],
    *,
    reread: bool,
) -> Iterator[Wanted]:
    """The reports that came in well; the others go to `failures`."""
    for one in incoming:
        if isinstance(one, UnreadableReportError):
            failures.append(one)
            continue
        if not one.report.text:
            yield Wanted(incoming=one, is_unread=False)
            continue
        with ledger.view() as view:
            is_read = view.has_reading(one.report.sha256, one.report.published)
        yield Wanted(incoming=one, is_unread=reread or not is_read)


def _emptied(failures: list[UnreadableReportError]) -> Iterator[UnreadableReportError]:
    while failures:
        yield failures.pop(0)


def _kept(ledger: Ledger, batch: list[ReadReport], *, by: str, clock: Clock) -> list[Added | UnreadableReportError]:
    if not batch:
        return []
    with ledger.writing(by=by, clock=clock) as writer:
        return [_keep(writer, one) for one in batch]


def _keep(writer: LedgerWriter, one: ReadReport) -> Added | UnreadableReportError:
    incoming, reading = one.incoming, one.reading
    report = incoming.report
    if isinstance(reading, UnreadableReportError):
        return reading
    if not report.text:
        return _notice(writer, incoming)
    try:
        added = writer.add_report(report, raw=incoming.raw, warnings=incoming.warnings)
    except ErasedTextError as error:
        return UnreadableReportError(str(error))
    if reading is not None:
        writer.add_reading(reading)
    _retract(writer, incoming)
    warnings = [*incoming.warnings, *(reading.warnings if reading else ())]
    if added.is_version and added.outcome == "added":
        warnings.append(another_version(report.report_id, added.id))
    return Added(
        report_id=report.report_id,
        id=added.id,
        outcome=added.outcome,
        claims=None if reading is None else len(reading.claims),
        warnings=tuple(warnings),
    )


def _notice(writer: LedgerWriter, incoming: IncomingReport) -> Added:
    """A notice without text: it takes back every report of its id, and is kept as the reason why."""
    changed = _retract(writer, incoming)
    known = writer.versions(incoming.report.report_id)
    warnings = incoming.warnings if known else (*incoming.warnings, nothing_to_retract(incoming.report.report_id))
    return Added(
        report_id=incoming.report.report_id,
        id=known[0].id if known else None,
        outcome="seen" if changed else "known",
        claims=None,
        warnings=warnings,
    )


def _retract(writer: LedgerWriter, incoming: IncomingReport) -> bool:
    """Mark every report of the same id as its publisher says. Gives back whether that changed anything."""
    if incoming.retracted is None:
        return False
    reason = f"its publisher says so in {incoming.raw.name}"
    changed = [
        writer.retract(Retraction(report=known.id, kind=incoming.retracted, reason=reason))
        for known in writer.versions(incoming.report.report_id)
    ]
    return any(changed)


def another_version(report_id: str, stored_id: str) -> Warning:
    """The warning that two texts came under one report id."""
    return Warning(
        code="another_version",
        message=f"another text came under the id “{report_id}” before; both are kept, this one as “{stored_id}”",
    )


def nothing_to_retract(report_id: str) -> Warning:
    """The warning that a notice takes back what the ledger does not have."""
    return Warning(
        code="nothing_to_retract",
        message=f"its publisher takes “{report_id}” back, which is not in the ledger; add the report first",
    )
