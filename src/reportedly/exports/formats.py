"""The formats in which readings leave Reportedly, by name."""

from collections.abc import Iterable
from typing import Literal, TextIO

from reportedly.exports.json_form import json_form, json_text
from reportedly.model.reading import Reading

Format = Literal["table", "json", "jsonl", "html"]
"""Forms of whole readings."""

LedgerFormatName = Literal[
    "jsonl", "csv", "xlsx", "parquet", "geojson", "ucdp", "acled", "eventreport", "followthemoney", "jsonld"
]
"""Forms of reports, claims and incidents; what each can carry stands in ledger_formats.py, which is slow to load."""


def write_readings(readings: Iterable[Reading], form: Format, out: TextIO) -> None:
    """Write `readings` to `out` in the format `form`; nothing when there are none.

    A table and JSON lines are written as each reading comes, so that a long batch shows what it has. JSON is for
    people: indented, one object for one reading, a list for several.
    """
    match form:
        case "table":
            _write_tables(readings, out)
        case "jsonl":
            for reading in readings:
                out.write(json_text(json_form(reading)) + "\n")
                out.flush()
        case "json":
            forms = [json_form(reading) for reading in readings]
            if forms:
                out.write(json_text(forms[0] if len(forms) == 1 else list(forms), indent=2) + "\n")
        case "html":
            _write_page(list(readings), out)


def _write_tables(readings: Iterable[Reading], out: TextIO) -> None:
    from rich.console import Console

    from reportedly.exports.table import print_reading

    console = Console(file=out)
    for reading in readings:
        print_reading(reading, console)
        out.flush()


def _write_page(readings: list[Reading], out: TextIO) -> None:
    from reportedly.exports.html_page import html_page

    if readings:
        out.write(html_page(readings))
