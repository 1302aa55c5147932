"""The first page: incidents, newest first, narrowed by facets, with the range of figures and how the accounts stand."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from reportedly.web.figure_bars import drawn, scale
from reportedly.web.filters import IncidentsWanted
from reportedly.web.open_ledger import OpenLedger
from reportedly.web.rights import look
from reportedly.web.templating import page

router = APIRouter(dependencies=[look], include_in_schema=False)

ON_ONE_PAGE = 30
"""Incidents on one page: two screens, and well below the weight that a page may have."""


@router.get("/")
def incidents(
    request: Request, wanted: IncidentsWanted, after: Annotated[str | None, Query(max_length=100)] = None
) -> Response:
    """Show the incidents that the address asks for."""
    ledger: OpenLedger = request.app.state.ledger
    index = ledger.index()
    found = index.found(wanted, after=after, limit=ON_ONE_PAGE + 1)
    shown = found[:ON_ONE_PAGE]
    most = {
        outcome: scale(bar for one in shown for bar in one.figures if bar.outcome == outcome)
        for outcome in {bar.outcome for one in shown for bar in one.figures}
    }
    return page(
        request,
        "incidents.html.jinja",
        wanted=wanted,
        rows=[(one, [(bar.outcome, drawn(bar, most=most[bar.outcome])) for bar in one.figures]) for one in shown],
        total=index.count(wanted),
        of_all=len(index),
        facets=index.facets(wanted),
        following=shown[-1].incident_id if len(found) > ON_ONE_PAGE else None,
    )
