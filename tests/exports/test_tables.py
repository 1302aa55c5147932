"""Tables come through every writer with all their values, and nothing in them runs in a spreadsheet."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO, StringIO
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from reportedly.exports.claim_table import CLAIM_TABLE
from reportedly.exports.columns import Cell, Table
from reportedly.exports.csv_file import csv_lines, csv_writer, neutralised, restored
from reportedly.exports.csv_metadata import csv_metadata
from reportedly.exports.incident_columns import INCIDENT_TABLE
from reportedly.exports.parquet_file import parquet_writer
from reportedly.exports.report_table import REPORT_TABLE
from reportedly.exports.xlsx_file import xlsx_writer
from tests.exports.exported import CLAIMS, INCIDENT, REPORT, SHELLED_CLAIM


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A row as small as can be."""

    text: Annotated[str | None, "Any text."] = None
    count: Annotated[int | None, "Any whole number."] = None
    share: Annotated[float | None, "Any number."] = None
    sure: Annotated[bool | None, "Yes or no."] = None


def _same(notes: Iterable[Note]) -> Iterator[Note]:
    yield from notes


NOTES: Table[Note, Note] = Table(name="notes", row=Note, rows=_same, row_is="a note", losses=("Nothing.",))
SOME = (
    Note(text="=1+1", count=-3, share=-0.5, sure=True),
    Note(),
    Note(text="a, “b”\r\nline 🚢", count=0, share=1e-9, sure=False),
)


def in_csv(table: Table[Any, Any], source: Iterable[Any]) -> list[dict[str, str]]:
    out = BytesIO()
    csv_writer(table)(source, out)
    return list(csv.DictReader(StringIO(out.getvalue().decode("utf-8"), newline="")))


def in_excel(table: Table[Any, Any], source: Iterable[Any], **limits: int) -> dict[str, list[tuple[Any, ...]]]:
    out = BytesIO()
    xlsx_writer(table, **limits)(source, out)
    book = load_workbook(BytesIO(out.getvalue()))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def in_parquet(table: Table[Any, Any], source: Iterable[Any]) -> Any:
    from pyarrow import parquet

    out = BytesIO()
    parquet_writer(table)(source, out)
    return parquet.read_table(BytesIO(out.getvalue()))


def values(table: Table[Any, Any], source: Iterable[Any]) -> list[list[Cell]]:
    return list(table.cells(source))


ALL = pytest.mark.parametrize(
    ("table", "source"),
    [(CLAIM_TABLE, CLAIMS), (REPORT_TABLE, (REPORT,)), (INCIDENT_TABLE, (INCIDENT,)), (NOTES, SOME)],
    ids=["claims", "reports", "incidents", "notes"],
)


@ALL
def test_parquet_has_every_value_in_its_type(table: Table[Any, Any], source: Any) -> None:
    read = in_parquet(table, source)

    assert [list(row.values()) for row in read.to_pylist()] == values(table, source)
    assert read.schema.metadata[b"losses"] == json.dumps(table.losses, ensure_ascii=False).encode()
    assert read.schema.field(0).metadata[b"about"] == table.columns[0].about.encode()


@ALL
def test_excel_has_every_value(table: Table[Any, Any], source: Any) -> None:
    [(name, rows)] = in_excel(table, source).items()

    assert name == table.name
    assert list(rows[0]) == [column.name for column in table.columns]
    assert [list(row) for row in rows[1:]] == values(table, source)


@ALL
def test_csv_has_every_value(table: Table[Any, Any], source: Any) -> None:
    rows = in_csv(table, source)

    def written(cell: Cell) -> str:
        return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)

    assert [[restored(cell) for cell in row.values()] for row in rows] == [
        [written(cell) for cell in row] for row in values(table, source)
    ]


def test_the_dialect_can_be_told() -> None:
    text = "".join(csv_lines(CLAIM_TABLE, CLAIMS))

    assert csv.Sniffer().sniff(text.partition("\r\n")[0]).delimiter == ","


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "''-x", "=cmd|' /C'!A0"]
)
def test_a_formula_is_no_formula_any_more(text: str) -> None:
    assert neutralised(text) == f"'{text}"
    assert restored(neutralised(text)) == text


@given(st.text(st.sampled_from("'=+-@\t\r\n ab"), max_size=6))
def test_every_text_comes_back(text: str) -> None:
    assert restored(neutralised(text)) == text
    assert not neutralised(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_numbers_stay_numbers() -> None:
    [row, *_] = in_csv(NOTES, SOME)

    assert row == {"text": "'=1+1", "count": "-3", "share": "-0.5", "sure": "true"}


def test_a_text_is_a_text_to_excel() -> None:
    out = BytesIO()
    xlsx_writer(NOTES)([Note(text="=1+1"), Note(text="plain")], out)
    sheet = load_workbook(BytesIO(out.getvalue())).active

    assert sheet is not None
    assert [(sheet[place].value, sheet[place].data_type, sheet[place].quotePrefix) for place in ("A2", "A3")] == [
        ("=1+1", "s", True),
        ("plain", "s", False),
    ]


def test_what_excel_cannot_hold_goes_on_on_further_sheets() -> None:
    notes = [Note(text=f"{number}" * 8) for number in range(5)]

    sheets = in_excel(NOTES, notes, most_rows=3, longest_cell=5)

    assert {name: len(rows) for name, rows in sheets.items()} == {
        "notes": 3,
        "continued": 6,
        "notes 2": 3,
        "notes 3": 2,
    }
    assert [row[0] for name in ("notes", "notes 2", "notes 3") for row in sheets[name][1:]] == [
        f"{number}" * 5 for number in range(5)
    ]
    assert sheets["continued"][1] == ("notes", 2, "text", 2, "000")
    assert sheets["continued"][5] == ("notes 3", 2, "text", 2, "444")


def test_what_no_file_can_hold_is_replaced() -> None:
    odd = [Note(text="a\ud800b\0c\x07d")]

    assert in_csv(NOTES, odd)[0]["text"] == "a\ufffdb\ufffdc\x07d"
    assert in_excel(NOTES, odd)["notes"][1][0] == "a\ufffdb\ufffdc\ufffdd"
    assert in_parquet(NOTES, odd)["text"][0].as_py() == "a\ufffdb\0c\x07d"


@pytest.mark.parametrize("writer", [csv_writer, xlsx_writer, parquet_writer])
def test_nothing_is_a_file_too(writer: Any) -> None:
    out = BytesIO()
    writer(CLAIM_TABLE)([], out)

    assert out.getvalue()


def test_rows_are_written_as_they_come() -> None:
    asked = []

    def endless() -> Iterator[Note]:
        for number in range(1_000_000):
            asked.append(number)
            yield Note(count=number)

    lines = csv_lines(NOTES, endless())
    assert [next(lines) for _ in range(3)][2] == ",1,,\r\n"
    assert len(asked) == 2


def test_parquet_comes_in_row_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    from pyarrow import parquet

    monkeypatch.setattr("reportedly.exports.parquet_file.ROWS_OF_A_GROUP", 2)
    out = BytesIO()
    parquet_writer(NOTES)([Note(count=number) for number in range(5)], out)
    file = parquet.ParquetFile(BytesIO(out.getvalue()))

    assert file.num_row_groups == 3
    assert file.read()["count"].to_pylist() == list(range(5))


def test_the_first_claim_in_a_row() -> None:
    [row, *_] = CLAIM_TABLE.rows([SHELLED_CLAIM])

    assert (row.report_id, row.source, row.source_actor) == ("boats 1", "The government of Orvessa", "XQA.GOV")
    assert (row.agent, row.agent_actor, row.target) == ("the Highland Front", "XQA.REB", "the port")
    assert (row.place, row.latitude, row.ucdp_where_prec, row.earliest) == ("Port Ermel", 0.25, 1, "2024-03-10")
    assert (row.incident, row.stance, row.cue) == ("i1", "asserts", "accused")
    assert row.sentence_start is not None
    assert SHELLED_CLAIM.text[row.sentence_start : row.sentence_end] == row.sentence


def test_figures_stand_in_their_columns() -> None:
    [row] = CLAIM_TABLE.rows([CLAIMS[1]])

    assert (row.injured_low, row.injured_best, row.injured_high, row.killed_low) == (101, None, None, None)
    assert row.casualties == "More than 100 people → 101 or more injured"


def test_an_incident_in_a_row() -> None:
    [row] = INCIDENT_TABLE.rows([INCIDENT])

    assert (row.killed_low, row.killed_high, row.killed_open_above, row.injured_low) == (3, 9, True, None)
    assert (row.who, row.whom, row.sources, row.reports) == ("Highland Front", "the port", 1, 1)
    assert (row.ucdp_where_prec, row.acled_geo_precision, row.agreement) == (1, 1, "who: single")


def test_every_column_is_explained_and_described_beside_a_csv_file() -> None:
    for table in (CLAIM_TABLE, REPORT_TABLE, INCIDENT_TABLE):
        metadata: Any = csv_metadata("a.csv", table)
        columns = metadata["tableSchema"]["columns"]
        assert [column["name"] for column in columns] == [column.name for column in table.columns]
        assert all(column["dc:description"].endswith(".") for column in columns)
    assert metadata["url"] == "a.csv"


def test_an_empty_string_is_not_a_null_in_parquet() -> None:
    assert in_parquet(REPORT_TABLE, [replace(REPORT, wire_family="")])["wire_family"][0].as_py() == ""
