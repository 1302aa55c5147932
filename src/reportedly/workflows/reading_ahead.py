"""Reading many reports in order, here or in several processes, a few reports ahead of whoever takes the readings."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context

from reportedly.errors import ReportedlyError, UnreadableReportError
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.reading.incoming import IncomingReport
from reportedly.workflows.read_batch import Reader, defect_met

REPORTS_AHEAD = 4
"""How many reports are under way at once for each process: enough that none waits, so few that a kill costs little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An incoming report, and whether it has to be read or only to be kept."""

    incoming: IncomingReport
    is_unread: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """An incoming report with its reading, or why it cannot be read; None where it did not have to be."""

    incoming: IncomingReport
    reading: Reading | UnreadableReportError | None


LoadReader = Callable[[], Reader]


def read_ahead(wanted: Iterable[Wanted], load_reader: LoadReader, *, jobs: int) -> Iterator[ReadReport]:
    """Read what is unread, in the order given.

    With one job the reports are read in this process; with more, in as many processes of their own, for which
    `load_reader` must be picklable. The reader is loaded when the first report needs it.

    Raises:
        ReportedlyError: when a process dies.
    """
    if jobs == 1:
        yield from _read_here(wanted, load_reader)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_load, initargs=(load_reader,)) as pool:
        try:
            yield from _read_there(wanted, pool, ahead=jobs * REPORTS_AHEAD)
        except BrokenProcessPool:
            raise ReportedlyError(
                "a reading process was stopped (out of memory?); run again to go on, with fewer --jobs"
            ) from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _read_here(wanted: Iterable[Wanted], load_reader: LoadReader) -> Iterator[ReadReport]:
    reader: Reader | None = None
    for one in wanted:
        if not one.is_unread:
            yield ReadReport(incoming=one.incoming, reading=None)
            continue
        reader = reader or load_reader()
        yield ReadReport(incoming=one.incoming, reading=_read_by(reader, one.incoming.report))


def _read_there(wanted: Iterable[Wanted], pool: ProcessPoolExecutor, *, ahead: int) -> Iterator[ReadReport]:
    under_way: deque[tuple[IncomingReport, Future[Reading | UnreadableReportError] | None]] = deque()
    for one in wanted:
        under_way.append((one.incoming, pool.submit(_read, one.incoming.report) if one.is_unread else None))
        if len(under_way) > ahead:
            yield _finished(*under_way.popleft())
    while under_way:
        yield _finished(*under_way.popleft())


def _finished(incoming: IncomingReport, future: Future[Reading | UnreadableReportError] | None) -> ReadReport:
    return ReadReport(incoming=incoming, reading=None if future is None else future.result())


def _read_by(reader: Reader, report: Report) -> Reading | UnreadableReportError:
    try:
        return reader.read(report)
    except Exception as defect:  # noqa: BLE001 - a defect that one text reveals must not cost the others
        return defect_met(report.report_id, defect)


# What a reading process has of its own.
_own_reader: list[Reader] = []


def _load(load_reader: LoadReader) -> None:
    _own_reader.append(load_reader())


def _read(report: Report) -> Reading | UnreadableReportError:
    return _read_by(_own_reader[0], report)
