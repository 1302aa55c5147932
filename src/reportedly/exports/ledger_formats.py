"""The formats in which reports, claims and incidents leave the ledger: one table, by name.

Writers take what comes as it comes: a million rows need no million rows of memory.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, Generic, TypeVar

from reportedly.exports.acled_table import ACLED_CLAIMS, ACLED_INCIDENTS
from reportedly.exports.claim_table import CLAIM_TABLE
from reportedly.exports.columns import Table
from reportedly.exports.csv_file import csv_writer
from reportedly.exports.eventreport_table import EVENTREPORT_CLAIMS
from reportedly.exports.followthemoney_statements import LOSSES as FOLLOWTHEMONEY_LOSSES
from reportedly.exports.followthemoney_statements import write_statements
from reportedly.exports.formats import LedgerFormatName
from reportedly.exports.geojson import geojson_writer
from reportedly.exports.incident_columns import INCIDENT_TABLE
from reportedly.exports.json_form import json_text
from reportedly.exports.ledger_rows import claim_row, incident_row, report_row
from reportedly.exports.linked_data import LOSSES as LINKED_DATA_LOSSES
from reportedly.exports.linked_data import write_linked_data
from reportedly.exports.parquet_file import parquet_writer
from reportedly.exports.report_table import REPORT_TABLE
from reportedly.exports.ucdp_table import UCDP_CLAIMS, UCDP_INCIDENTS
from reportedly.exports.xlsx_file import xlsx_writer
from reportedly.model.exported import ExportedClaim, ExportedIncident, ExportedReport
from reportedly.model.plain_form import JSONData

Exported = TypeVar("Exported")
Writer = Callable[[Iterable[Exported], BinaryIO], None]


@dataclass(frozen=True, kw_only=True)
class Way(Generic[Exported]):
    """How one kind of thing is written: `table` where it is written as rows, `losses` what does not come through."""

    write: Writer[Exported]
    table: Table[Exported, Any] | None = None
    losses: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LedgerFormat:
    """A format: what it is for, and how each kind of thing is written in it; None where it has no place for that."""

    about: str
    is_csv: bool = False
    reports: Way[ExportedReport] | None = None
    claims: Way[ExportedClaim] | None = None
    incidents: Way[ExportedIncident] | None = None


def json_lines(row_of: Callable[[Exported], dict[str, JSONData]]) -> Writer[Exported]:
    """A writer of JSON Lines: one object a line, in UTF-8."""

    def write(exported: Iterable[Exported], out: BinaryIO) -> None:
        out.writelines(json_text(row_of(one)).encode("utf-8") + b"\n" for one in exported)

    return write


def _as_rows(writer: Callable[[Table[Exported, Any]], Writer[Exported]], table: Table[Exported, Any]) -> Way[Exported]:
    return Way(write=writer(table), table=table, losses=table.losses)


LEDGER_FORMATS: Mapping[LedgerFormatName, LedgerFormat] = {
    "jsonl": LedgerFormat(
        about="JSON Lines, with W3C Web Annotation selectors for claims; nothing is lost, add takes reports in again",
        reports=Way(write=json_lines(report_row)),
        claims=Way(write=json_lines(claim_row)),
        incidents=Way(write=json_lines(incident_row)),
    ),
    "csv": LedgerFormat(
        about="tidy CSV in UTF-8, safe to open in a spreadsheet",
        is_csv=True,
        reports=_as_rows(csv_writer, REPORT_TABLE),
        claims=_as_rows(csv_writer, CLAIM_TABLE),
        incidents=_as_rows(csv_writer, INCIDENT_TABLE),
    ),
    "xlsx": LedgerFormat(
        about="Excel workbook; what is longer than a sheet or a cell goes on on further sheets",
        reports=_as_rows(xlsx_writer, REPORT_TABLE),
        claims=_as_rows(xlsx_writer, CLAIM_TABLE),
        incidents=_as_rows(xlsx_writer, INCIDENT_TABLE),
    ),
    "parquet": LedgerFormat(
        about="Parquet with typed columns, for R, DuckDB, pandas and Spark; needs reportedly[parquet]",
        reports=_as_rows(parquet_writer, REPORT_TABLE),
        claims=_as_rows(parquet_writer, CLAIM_TABLE),
        incidents=_as_rows(parquet_writer, INCIDENT_TABLE),
    ),
    "geojson": LedgerFormat(
        about="GeoJSON for maps; what the text does not pin has no geometry",
        claims=_as_rows(geojson_writer, CLAIM_TABLE),
        incidents=_as_rows(geojson_writer, INCIDENT_TABLE),
    ),
    "ucdp": LedgerFormat(
        about="CSV in the columns of UCDP GED",
        is_csv=True,
        claims=_as_rows(csv_writer, UCDP_CLAIMS),
        incidents=_as_rows(csv_writer, UCDP_INCIDENTS),
    ),
    "acled": LedgerFormat(
        about="CSV in the columns of ACLED",
        is_csv=True,
        claims=_as_rows(csv_writer, ACLED_CLAIMS),
        incidents=_as_rows(csv_writer, ACLED_INCIDENTS),
    ),
    "eventreport": LedgerFormat(
        about="CSV with a row for each report and event, for the R package eventreport",
        is_csv=True,
        claims=_as_rows(csv_writer, EVENTREPORT_CLAIMS),
    ),
    "followthemoney": LedgerFormat(
        about="FollowTheMoney statements as JSON Lines, for OpenAleph and nomenklatura",
        claims=Way(write=write_statements, losses=FOLLOWTHEMONEY_LOSSES),
    ),
    "jsonld": LedgerFormat(
        about="JSON-LD with schema.org Claim and PROV-O",
        claims=Way(write=write_linked_data, losses=LINKED_DATA_LOSSES),
    ),
}
