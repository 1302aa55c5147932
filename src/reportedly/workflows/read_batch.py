"""Read many reports one after another; one that cannot be read costs only itself."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from reportedly.errors import UnreadableReportError
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.warning import Warning
from reportedly.reading.incoming import IncomingReport


class Reader(Protocol):
    """Whatever turns a report into a reading."""

    def read(self, report: Report) -> Reading:
        """Find every claim of `report`."""
        ...


def read_batch(
    load_reader: Callable[[], Reader], incoming: Iterable[IncomingReport | UnreadableReportError]
) -> Iterator[Reading | UnreadableReportError]:
    """The reading of each incoming report, or why it cannot be read, in the same order.

    The reader is loaded for the first report that needs it: where nothing can be read, the reasons come at once.
    A report whose id came before in the batch is read, with a warning, because claims are told apart by it.
    """
    reader: Reader | None = None
    ids: set[str] = set()
    for one in incoming:
        if isinstance(one, UnreadableReportError):
            yield one
            continue
        reader = reader or load_reader()
        try:
            reading = reader.read(one.report)
        except Exception as defect:  # noqa: BLE001 - a defect that one text reveals must not cost the others
            yield defect_met(one.report.report_id, defect)
            continue
        warnings = [*one.warnings, *reading.warnings]
        if one.report.report_id in ids:
            warnings.append(duplicate_id(one.report.report_id))
        ids.add(one.report.report_id)
        yield replace(reading, warnings=tuple(warnings))


def defect_met(report_id: str, defect: Exception) -> UnreadableReportError:
    """What to say of a report whose text reveals a defect of ours; the traceback stays attached as the cause."""
    error = UnreadableReportError(
        f"{report_id}: reading failed by a defect of Reportedly ({type(defect).__name__}: {defect}); "
        "please report it together with the text"
    )
    error.__cause__ = defect
    return error


def duplicate_id(report_id: str) -> Warning:
    """The warning that two reports of a batch have one id."""
    return Warning(
        code="duplicate_report_id",
        message=f"the id “{report_id}” came before in this batch; give each report its own, or their claims mix",
    )
