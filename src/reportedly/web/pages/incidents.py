"""The first page: incidents, newest first, narrowed by facets, with the range of figures and how the accounts stand."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from reportedly.exports.overview_table import OVERVIEW_TABLE
from reportedly.model.plain_form import plain_form
from reportedly.web.answers import csv_table, data
from reportedly.web.choices import choices_made
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
        chosen=list(choices_made(wanted, request.app.state.labels)),
        rows=[(one, [(bar.outcome, drawn(bar, most=most[bar.outcome])) for bar in one.figures]) for one in shown],
        total=index.count(wanted),
        of_all=len(index),
        facets=index.facets(wanted),
        following=shown[-1].incident_id if len(found) > ON_ONE_PAGE else None,
    )


@router.get("/incidents.json")
def incidents_as_data(request: Request, wanted: IncidentsWanted) -> Response:
    """All incidents that the address asks for, whole."""
    ledger: OpenLedger = request.app.state.ledger
    return data({"incidents": plain_form(tuple(ledger.index().found(wanted)))})


@router.get("/incidents.csv")
def incidents_as_table(request: Request, wanted: IncidentsWanted) -> Response:
    """All incidents that the address asks for, one row each."""
    ledger: OpenLedger = request.app.state.ledger
    return csv_table(OVERVIEW_TABLE, ledger.index().found(wanted), name="incidents.csv")


@router.get("/incidents/map.json")
def incidents_on_the_map(request: Request, wanted: IncidentsWanted) -> Response:
    """What map and timeline draw of all incidents that the address asks for: little of each, that all may fit."""
    ledger: OpenLedger = request.app.state.ledger
    return data(
        {
            "incidents": [
                {
                    "id": one.incident_id,
                    "what": one.event_type,
                    "place": one.place,
                    "lat": _to_a_hundred_metres(one.lat),
                    "lon": _to_a_hundred_metres(one.lon),
                    "radius_km": one.radius_km,
                    "day": one.day,
                }
                for one in ledger.index().found(wanted)
            ]
        }
    )


def _to_a_hundred_metres(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, 3)
