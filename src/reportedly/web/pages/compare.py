"""One incident: its accounts side by side, what they rest on, and how it was put together."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import PlainTextResponse, Response

from reportedly.exports.incident_markdown import sheet_markdown
from reportedly.exports.incident_page import incident_page
from reportedly.model.claim_filter import ClaimFilter
from reportedly.model.plain_form import plain_form
from reportedly.model.reading import SCHEMA
from reportedly.model.timeline import TimelineEntry
from reportedly.views.incident_sheet import IncidentSheet, incident_sheet
from reportedly.web.answers import data, kept_page
from reportedly.web.export_formats import export_file
from reportedly.web.open_ledger import OpenLedger
from reportedly.web.rights import look
from reportedly.web.templating import page
from reportedly.web.web_settings import WebSettings
from reportedly.workflows.export_ledger import exported_claims
from reportedly.workflows.link_reports import in_context

router = APIRouter(dependencies=[look], include_in_schema=False)

IncidentId = Annotated[str, Path(pattern="^i[0-9a-f]+$", max_length=40)]
Until = Annotated[
    str | None, Query(pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="What was said later is left out (ISO date).")
]


@router.get("/incidents/{incident_id}.{form}")
def as_file(
    request: Request, incident_id: IncidentId, form: Literal["json", "csv", "md", "html"], until: Until = None
) -> Response:
    """Give one incident as a file: everything of it as JSON, Markdown or a page of its own, its claims as CSV."""
    ledger: OpenLedger = request.app.state.ledger
    if form == "csv":
        with ledger.view() as view:
            claims = exported_claims(view, ClaimFilter(incident=view.incident(incident_id).id))
            return export_file("claims", "csv", claims, name=f"{incident_id}.csv")
    sheet = sheet_of(request, incident_id, until=until)
    match form:
        case "json":
            return data({"schema": SCHEMA, "incident": plain_form(sheet)})
        case "md":
            return PlainTextResponse(sheet_markdown(sheet), media_type="text/markdown")
        case "html":
            return kept_page(incident_page([sheet]), name=f"{incident_id}.html")


@router.get("/incidents/{incident_id}")
def compare(request: Request, incident_id: IncidentId, until: Until = None) -> Response:
    """Show the accounts of one incident."""
    sheet = sheet_of(request, incident_id, until=until)
    whole = sheet if until is None else sheet_of(request, incident_id)
    return page(
        request,
        "compare.html.jinja",
        sheet=sheet,
        until=until or "",
        days=days_of_saying(whole),
        timeline=[entry for entry in sheet.timeline if is_known(entry, until)],
        side_names={side.id: request.app.state.labels.side(side.name) for side in sheet.accounts.sides},
    )


def sheet_of(request: Request, incident_id: str, *, until: str | None = None) -> IncidentSheet:
    """All views of an incident, as people's corrections make them.

    Raises:
        LedgerError: when there is no such incident.
    """
    ledger: OpenLedger = request.app.state.ledger
    settings: WebSettings = request.app.state.settings
    with ledger.view() as view:
        context = in_context(view, view.incident(incident_id))
    return incident_sheet(
        context.incident, context.readings, context.families, sides=settings.sides, until=until or None
    )


def days_of_saying(sheet: IncidentSheet) -> list[str]:
    """The days on which somebody said something, for looking back at what was known when."""
    return sorted(
        {
            statement.said_on
            for account in sheet.accounts.accounts
            for cell in account.cells
            for statement in cell.statements
            if statement.said_on is not None
        }
    )


def is_known(entry: TimelineEntry, until: str | None) -> bool:
    """Whether an entry of the timeline was known by that day: it was said, or some report of it had come out."""
    if not until:
        return True
    if entry.kind != "happened" and entry.day is not None:
        return entry.day <= until
    return any((evidence.published or "") <= until for evidence in entry.evidence)
