"""Exports: everything that a list asks for, in every format."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from reportedly.exports.formats import LedgerFormatName
from reportedly.web.answers import empty_file, sent
from reportedly.web.export_formats import file_name, media_type, way_of
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
    way, file = way_of(form, "claims"), empty_file()
    with ledger.view() as view:
        way.write(exported_claims(view, wanted), file)
    return sent(file, name=file_name("claims", form), media_type=media_type(form))


@router.get("/export/reports.{form}")
def reports(request: Request, wanted: ClaimsWanted, form: Format) -> Response:
    """The reports that the address asks for."""
    ledger: OpenLedger = request.app.state.ledger
    way, file = way_of(form, "reports"), empty_file()
    with ledger.view() as view:
        way.write(exported_reports(view, wanted), file)
    return sent(file, name=file_name("reports", form), media_type=media_type(form))


@router.get("/export/incidents.{form}")
def incidents(request: Request, wanted: IncidentsWanted, form: Format) -> Response:
    """The incidents that the address asks for, each with its accounts and figures."""
    ledger: OpenLedger = request.app.state.ledger
    settings: WebSettings = request.app.state.settings
    way, file = way_of(form, "incidents"), empty_file()
    ids = [one.incident_id for one in ledger.index().found(wanted)]
    with ledger.view() as view:
        way.write(exported_incidents(view, ids, sides=settings.sides), file)
    return sent(file, name=file_name("incidents", form), media_type=media_type(form))
