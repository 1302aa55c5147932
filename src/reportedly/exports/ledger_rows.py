"""Reports, claims and incidents of the ledger as plain JSON data: CONTRACT section 3, one object for each."""

from collections.abc import Iterable

from reportedly.model.account import AccountsMatrix, Statement
from reportedly.model.exported import ExportedClaim, ExportedIncident, ExportedReport
from reportedly.model.figure import Figure, FigureRange
from reportedly.model.plain_form import JSONData, plain_form
from reportedly.model.reading import SCHEMA
from reportedly.model.span import Span

QUOTED_AROUND = 32
"""Characters before and behind a quotation by which it is found again in a copy with other offsets; the number that the
Web Annotation tools use."""


def report_row(exported: ExportedReport) -> dict[str, JSONData]:
    """A report with its text; `reportedly add` takes such rows in again."""
    stored, report = exported.stored, exported.report
    return {
        "schema": SCHEMA,
        "report_id": stored.report_id,
        "id": stored.id,
        "sha256": stored.text_sha256,
        "title": stored.title,
        "outlet": stored.outlet,
        "published": stored.published,
        "url": stored.url,
        "language": stored.language,
        "text": report.text,
        "original": plain_form(report.original),
        "invented": stored.invented,
        "retraction": plain_form(stored.retraction),
        "claims": exported.claims,
        "primary_incident": exported.primary_incident,
        "incidents": [*exported.incidents],
        "wire_family": exported.wire_family,
    }


def claim_row(exported: ExportedClaim) -> dict[str, JSONData]:
    """A claim with who says it, its sentence, and W3C Web Annotation selectors of that sentence.

    Positions are Unicode code points, where the Web Annotation Data Model leaves the unit open.
    """
    stored = exported.stored
    claim = plain_form(exported.claim)
    if not isinstance(claim, dict):
        raise TypeError("a claim is an object")
    return {
        "schema": SCHEMA,
        "report_id": stored.report_id,
        "report": stored.id,
        "sha256": stored.text_sha256,
        "outlet": stored.outlet,
        "published": stored.published,
        "url": stored.url,
        "incident": exported.incident,
        "verdict": exported.verdict,
        **claim,
        "said": plain_form(exported.attribution),
        "sentence": plain_form(exported.sentence),
        "target": {
            "source": stored.url or f"urn:sha256:{stored.text_sha256}",
            "selector": selectors(exported.sentence, exported.text),
        },
    }


def selectors(quoted: Span, text: str) -> list[JSONData]:
    """Where a quotation stands, twice: by its position, and by its words with what stands around them."""
    return [
        {"type": "TextPositionSelector", "start": quoted.start, "end": quoted.end},
        {
            "type": "TextQuoteSelector",
            "prefix": text[max(0, quoted.start - QUOTED_AROUND) : quoted.start],
            "exact": quoted.text,
            "suffix": text[quoted.end : quoted.end + QUOTED_AROUND],
        },
    ]


def incident_row(exported: ExportedIncident) -> dict[str, JSONData]:
    """An incident with every figure by source, and for each source where it stands slot by slot."""
    incident = exported.incident
    return {
        "schema": SCHEMA,
        "incident_id": incident.id,
        "reports": [*exported.report_ids],
        "claims": len(incident.claims),
        "event_type": incident.event_type,
        "place": plain_form(incident.place),
        "earliest": incident.earliest,
        "latest": incident.latest,
        "casualties": {figures.outcome: _figures(figures) for figures in exported.figures},
        "accounts": _accounts(exported.accounts),
        "agreement": {row.slot: row.agreement for row in exported.accounts.slots},
    }


def _figures(figures: FigureRange) -> JSONData:
    return {
        "low": figures.low,
        "high": figures.high,
        "open_above": figures.open_above,
        "figures": [_figure(figure) for figure in figures.figures],
        "by_rule": [plain_form(ruled) for ruled in figures.by_rule],
    }


def _figure(figure: Figure) -> JSONData:
    return {
        "low": figure.quantity.low,
        "high": figure.quantity.high,
        "best": figure.quantity.best,
        "bound": figure.quantity.bound,
        "text": figure.words,
        "source": figure.label,
        "actor_key": figure.source,
        "side": figure.side,
        "said_on": figure.said_on,
        "revises": figure.revises,
        "partial": figure.partial,
        "independent_reports": figure.independent_reports,
        "reports": [*figure.reports],
    }


def _accounts(matrix: AccountsMatrix) -> JSONData:
    return [
        {
            "source": account.label,
            "key": account.key,
            "kind": account.kind,
            "actor": account.actor,
            "side": account.side,
            "slots": {cell.slot: _statements(cell.statements) for cell in account.cells if not cell.silent},
        }
        for account in matrix.accounts
    ]


def _statements(statements: Iterable[Statement]) -> list[JSONData]:
    return [
        {
            "stance": statement.stance,
            "certainty": statement.certainty,
            "value": statement.value,
            "code": statement.code,
            "hedge": statement.hedge,
            "said_on": statement.said_on,
            "through": [*statement.through],
            "independent_reports": statement.independent_reports,
            "reports": [*statement.reports],
        }
        for statement in statements
    ]
