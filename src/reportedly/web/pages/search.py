"""Search: claims and reports by words and by what is claimed."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from reportedly.exports.claim_table import CLAIM_TABLE
from reportedly.exports.report_table import REPORT_TABLE
from reportedly.model.claim_filter import ClaimFilter
from reportedly.model.plain_form import plain_form
from reportedly.web.answers import csv_table, data
from reportedly.web.filters import ClaimsWanted
from reportedly.web.open_ledger import OpenLedger
from reportedly.web.rights import look
from reportedly.web.templating import page
from reportedly.workflows.export_ledger import exported_claims, exported_reports

router = APIRouter(dependencies=[look], include_in_schema=False)

What = Annotated[Literal["claims", "reports"], Query()]

ON_ONE_PAGE = 50


@router.get("/search")
def search(
    request: Request,
    wanted: ClaimsWanted,
    what: What = "claims",
    after: Annotated[str | None, Query(max_length=2_000)] = None,
) -> Response:
    """Show the claims, or the reports, that the address asks for."""
    ledger: OpenLedger = request.app.state.ledger
    with ledger.view() as view:
        if what == "claims":
            claims = list(view.claims(wanted, after=after, limit=ON_ONE_PAGE + 1))
            following = claims[ON_ONE_PAGE - 1].cursor if len(claims) > ON_ONE_PAGE else None
            found: list[object] = [*claims]
            total = view.count_claims(wanted)
        else:
            reports = list(view.stored_reports(wanted, after=after, limit=ON_ONE_PAGE + 1))
            following = reports[ON_ONE_PAGE - 1].id if len(reports) > ON_ONE_PAGE else None
            found = [*reports]
            total = view.count_reports(wanted)
    return page(
        request,
        "search.html.jinja",
        what=what,
        wanted=wanted,
        found=found[:ON_ONE_PAGE],
        total=total,
        following=following,
        narrowed=wanted != ClaimFilter(),
        other={"claims": "reports", "reports": "claims"}[what],
    )


@router.get("/search.json")
def search_as_data(request: Request, wanted: ClaimsWanted, what: What = "claims") -> Response:
    """All claims, or reports, that the address asks for."""
    ledger: OpenLedger = request.app.state.ledger
    with ledger.view() as view:
        found = view.claims(wanted) if what == "claims" else view.stored_reports(wanted)
        return data({what: [plain_form(one) for one in found]})


@router.get("/search.csv")
def search_as_table(request: Request, wanted: ClaimsWanted, what: What = "claims") -> Response:
    """All claims, or reports, that the address asks for, one row each."""
    ledger: OpenLedger = request.app.state.ledger
    with ledger.view() as view:
        if what == "claims":
            return csv_table(CLAIM_TABLE, exported_claims(view, wanted), name="claims.csv")
        return csv_table(REPORT_TABLE, exported_reports(view, wanted), name="reports.csv")
