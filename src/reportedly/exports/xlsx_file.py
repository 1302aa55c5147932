"""Tables as Excel workbooks, written row by row; every text is a text to Excel, whatever it begins with."""

import re
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

from reportedly.exports.columns import Cell, Row, Source, Table

MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767
"""Excel's own limits: rows of a sheet, and characters of a cell."""

CONTINUED = "continued"
"""The sheet on which texts go on that are longer than a cell may be."""

_NOT_IN_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xlsx_writer(
    table: Table[Source, Row], *, most_rows: int = MOST_ROWS, longest_cell: int = LONGEST_CELL
) -> Callable[[Iterable[Source], BinaryIO], None]:
    """A writer of the table as a workbook.

    After `most_rows` the table goes on on a further sheet ("claims 2") with the same header. Of a text longer than
    `longest_cell` the rest stands on the sheet "continued", piece by piece, with its sheet, row and column.
    """

    def write(source: Iterable[Source], out: BinaryIO) -> None:
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        sheets = _Sheets(book, table, most_rows, longest_cell)
        for cells in table.cells(source):
            sheets.add(cells)
        book.save(out)

    return write


class _Sheets:
    """The sheets of one workbook as they fill."""

    def __init__(self, book: Any, table: Table[Any, Any], most_rows: int, longest_cell: int) -> None:
        self._book = book
        self._name = table.name
        self._header = [column.name for column in table.columns]
        self._most_rows = most_rows
        self._longest_cell = longest_cell
        self._number = 0
        self._continued: Any = None
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        self._sheet = self._book.create_sheet(self._name if self._number == 1 else f"{self._name} {self._number}")
        self._sheet.freeze_panes = "A2"
        self._sheet.append(self._header)
        self._rows = 1

    def add(self, cells: list[Cell]) -> None:
        if self._rows == self._most_rows:
            self._begin()
        self._rows += 1
        self._sheet.append([self._cell(cell, name) for cell, name in zip(cells, self._header, strict=True)])

    def _cell(self, cell: Cell, column: str) -> Any:
        if not isinstance(cell, str):
            return cell
        text = _NOT_IN_XML.sub("\ufffd", cell)
        for part, start in enumerate(range(self._longest_cell, len(text), self._longest_cell), start=2):
            self._continue(column, part, text[start : start + self._longest_cell])
        return self._text(text[: self._longest_cell])

    def _continue(self, column: str, part: int, piece: str) -> None:
        if self._continued is None:
            self._continued = self._book.create_sheet(CONTINUED)
            self._continued.append(["sheet", "row", "column", "part", "text"])
        self._continued.append([self._sheet.title, self._rows, column, part, self._text(piece)])

    def _text(self, text: str) -> Any:
        """A cell that stays a text, also when somebody edits it."""
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._sheet, value=text)
        cell.data_type = "s"
        cell.quotePrefix = text[:1] in {"=", "+", "-", "@"}
        return cell
