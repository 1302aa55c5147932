"""The formats in which reports, claims and incidents leave the ledger: one table, by name.

Writers take what comes as it comes: a million rows need no million rows of memory.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Literal, TypeVar

from reportedly.exports.json_form import json_text
from reportedly.exports.ledger_rows import claim_row, incident_row, report_row
from reportedly.model.exported import ExportedClaim, ExportedIncident, ExportedReport
from reportedly.model.plain_form import JSONData

Exported = TypeVar("Exported")
Writer = Callable[[Iterable[Exported], BinaryIO], None]

LedgerFormatName = Literal["jsonl"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFormat:
    """A format, and how each kind of thing is written in it; None where it has no place for that kind."""

    reports: Writer[ExportedReport] | None = None
    claims: Writer[ExportedClaim] | None = None
    incidents: Writer[ExportedIncident] | None = None


def json_lines(row_of: Callable[[Exported], dict[str, JSONData]]) -> Writer[Exported]:
    """A writer of JSON Lines: one object a line, in UTF-8."""

    def write(exported: Iterable[Exported], out: BinaryIO) -> None:
        out.writelines(json_text(row_of(one)).encode("utf-8") + b"\n" for one in exported)

    return write


LEDGER_FORMATS: Mapping[LedgerFormatName, LedgerFormat] = {
    "jsonl": LedgerFormat(
        reports=json_lines(report_row), claims=json_lines(claim_row), incidents=json_lines(incident_row)
    ),
}
