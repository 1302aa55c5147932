"""Search: claims and reports by words and by what is claimed."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from reportedly.model.claim_filter import ClaimFilter
from reportedly.web.filters import ClaimsWanted
from reportedly.web.open_ledger import OpenLedger
from reportedly.web.rights import look
from reportedly.web.templating import page

router = APIRouter(dependencies=[look], include_in_schema=False)

ON_ONE_PAGE = 50


@router.get("/search")
def search(
    request: Request,
    wanted: ClaimsWanted,
    what: Annotated[Literal["claims", "reports"], Query()] = "claims",
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
