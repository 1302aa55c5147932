"""Tables as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet.

A spreadsheet takes a cell that begins with "=", "+", "-", "@", a tab or a line end for a formula, and a report could
carry one that sends data away. So such texts, and those that begin with apostrophes before one of these, get an
apostrophe in front; taking one apostrophe away from a text that matches `ESCAPED` gives back what stood there. Numbers
are written as they are.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from typing import BinaryIO

from reportedly.exports.columns import Cell, Row, Source, Table

_DANGEROUS = re.compile("'*[=+\\-@\t\r\n]")
ESCAPED = re.compile("''*[=+\\-@\t\r\n]")
"""What a text in the file begins with when an apostrophe was put before it."""

_SURROGATES = re.compile("[\ud800-\udfff\0]")


def csv_writer(table: Table[Source, Row]) -> Callable[[Iterable[Source], BinaryIO], None]:
    """A writer of the table; a null is an empty cell, a null character or lone surrogate the replacement character."""

    def write(source: Iterable[Source], out: BinaryIO) -> None:
        out.writelines(line.encode("utf-8") for line in csv_lines(table, source))

    return write


def csv_lines(table: Table[Source, Row], source: Iterable[Source]) -> Iterator[str]:
    """The header and each row, with their line ends."""
    line = StringIO(newline="")
    writer = csv.writer(line)
    header: list[Cell] = [column.name for column in table.columns]
    for cells in ([header], table.cells(source)):
        for row in cells:
            writer.writerow([_written(cell) for cell in row])
            yield line.getvalue()
            line.seek(0)
            line.truncate()


def _written(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return neutralised(_SURROGATES.sub("\ufffd", cell)) if isinstance(cell, str) else cell


def neutralised(text: str) -> str:
    """`text`, with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def restored(text: str) -> str:
    """What `neutralised` was given."""
    return text[1:] if ESCAPED.match(text) else text
