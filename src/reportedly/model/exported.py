"""What leaves the ledger in files: a report, a claim or an incident, each with what stands around it."""

from dataclasses import dataclass

from reportedly.model.account import AccountsMatrix
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.correction import CorrectionVerdict
from reportedly.model.figure import FigureRange
from reportedly.model.incident import Incident
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.model.stored_report import StoredReport


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedReport:
    """A report with its text, and where it belongs: `incidents` are ids, `primary_incident` that of its main matter.

    `stored` is as the ledger keeps it, with the `report_id` that it was given; `report` has the ledger's own id.
    """

    stored: StoredReport
    report: Report
    claims: int
    primary_incident: str | None
    incidents: tuple[str, ...]
    wire_family: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedClaim:
    """A claim of one report, as corrected, with who says it and the sentence that says so.

    `text` is the report's whole text, for quotations with what stands before and behind them.
    """

    stored: StoredReport
    text: str
    claim: Claim
    attribution: Attribution | None
    sentence: Span
    incident: str | None
    verdict: CorrectionVerdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedIncident:
    """An incident with its accounts and figures; `report_ids` are those of its reports as they were given."""

    incident: Incident
    report_ids: tuple[str, ...]
    accounts: AccountsMatrix
    figures: tuple[FigureRange, ...]
