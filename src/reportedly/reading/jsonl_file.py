"""JSON lines: one report a line, each line on its own, so that a damaged one costs only itself."""

from collections.abc import Iterator
from typing import BinaryIO

from reportedly.errors import UnreadableReportError
from reportedly.reading.incoming import GivenMetadata, IncomingReport
from reportedly.reading.json_report import report_of_bytes

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_lines(
    source: BinaryIO, name: str, *, given: GivenMetadata, largest_report: int
) -> Iterator[IncomingReport | UnreadableReportError]:
    """The report of each line of `source`, or why it cannot be read; blank lines count but give nothing.

    `largest_report` is in bytes of one line; the source as a whole may be of any size. An error begins with `name`
    and the line's number, from 1.
    """
    number = 0
    while line := source.readline(largest_report + 1):
        number += 1
        place = f"{name}, line {number}"
        if len(line) > largest_report and not line.endswith(b"\n"):
            _skip_rest_of_line(source)
            yield UnreadableReportError(f"{place}: larger than {largest_report:,} bytes; split it into reports")
            continue
        if number == 1:
            line = line.removeprefix(BYTE_ORDER_MARK)
        if line.strip():
            yield report_of_bytes(line, place, given)


def _skip_rest_of_line(source: BinaryIO) -> None:
    while (piece := source.readline(1 << 16)) and not piece.endswith(b"\n"):
        pass
