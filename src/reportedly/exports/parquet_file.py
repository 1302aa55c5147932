"""Tables as Parquet, in row groups; what the columns mean and what is left out stands in the file's metadata."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from reportedly.errors import UsageError
from reportedly.exports.columns import Cell, Row, Source, Table

ROWS_OF_A_GROUP = 10_000
"""Held in memory at a time; readers skip whole groups by their statistics."""

_SURROGATES = re.compile("[\ud800-\udfff]")


def parquet_writer(table: Table[Source, Row]) -> Callable[[Iterable[Source], BinaryIO], None]:
    """A writer of the table; lone surrogates become the replacement character, all else is kept as it is."""

    def write(source: Iterable[Source], out: BinaryIO) -> None:
        try:
            import pyarrow as pa
            from pyarrow import parquet
        except ImportError:
            raise UsageError(
                "--format parquet: needs pyarrow, which is not installed; pip install 'reportedly[parquet]'"
            ) from None

        schema = _schema(pa, table)
        with parquet.ParquetWriter(out, schema) as writer:
            for rows in _groups(table.cells(source)):
                columns = [list(map(_kept, cells)) for cells in zip(*rows, strict=True)]
                arrays = [pa.array(cells, field.type) for cells, field in zip(columns, schema, strict=True)]
                writer.write_table(pa.Table.from_arrays(arrays, schema=schema))

    return write


def _schema(pa: Any, table: Table[Any, Any]) -> Any:
    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    return pa.schema(
        [pa.field(each.name, types[each.kind], metadata={"about": each.about}) for each in table.columns],
        metadata={"row": table.row_is, "losses": json.dumps(table.losses, ensure_ascii=False)},
    )


def _groups(rows: Iterator[list[Cell]]) -> Iterator[list[list[Cell]]]:
    while group := list(islice(rows, ROWS_OF_A_GROUP)):
        yield group


def _kept(cell: Cell) -> Cell:
    return _SURROGATES.sub("\ufffd", cell) if isinstance(cell, str) else cell
