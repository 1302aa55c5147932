"""Exports: everything that a list asks for, in every format."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from reportedly.exports.formats import LedgerFormatName
from reportedly.web.export_formats import export_file
from reportedly.web.filters import ClaimsWanted, IncidentsWanted
from reportedly.web.open_ledger import OpenLedger
from reportedly.web.rights import look
from reportedly.web.web_settings import WebSettings
from reportedly.workflows.export_incidents import exported_incidents
from reportedly.workflows.export_ledger import exported_claims, exported_reports

router = APIRouter(dependencies=[look], include_in_schema=False)

Format = Annotated[LedgerFormatName, Path()]


@router.get("/export/claims.{form}")
def claims(request: Request, wanted: ClaimsWanted, form: Format) -> Response:
    """The claims that the address asks for."""
    ledger: OpenLedger = request.app.state.ledger
    with ledger.view() as view:
        return export_file("claims", form, exported_claims(view, wanted))


@router.get("/export/reports.{form}")
def reports(request: Request, wanted: ClaimsWanted, form: Format) -> Response:
    """The reports that the address asks for."""
    ledger: OpenLedger = request.app.state.ledger
    with ledger.view() as view:
        return export_file("reports", form, exported_reports(view, wanted))


@router.get("/export/incidents.{form}")
def incidents(request: Request, wanted: IncidentsWanted, form: Format) -> Response:
    """The incidents that the address asks for, each with its accounts and figures."""
    ledger: OpenLedger = request.app.state.ledger
    settings: WebSettings = request.app.state.settings
    ids = [one.incident_id for one in ledger.index().found(wanted)]
    with ledger.view() as view:
        return export_file("incidents", form, exported_incidents(view, ids, sides=settings.sides))
