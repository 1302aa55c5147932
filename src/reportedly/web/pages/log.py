"""The log: what was done to the ledger, when and by whom, and what exactly was said."""

import json
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from reportedly.errors import LedgerError
from reportedly.exports.json_form import json_text
from reportedly.model.plain_form import plain_form
from reportedly.web.answers import csv_table, data
from reportedly.web.list_tables import LOG_TABLE
from reportedly.web.open_ledger import OpenLedger
from reportedly.web.rights import look
from reportedly.web.templating import page

router = APIRouter(dependencies=[look], include_in_schema=False)

ON_ONE_PAGE = 100
LONGEST_SHOWN = 20_000
"""Bytes of a payload that a page shows; a whole reading is longer, and stands better beside its report."""

EntryNumber = Annotated[int, Path(ge=1, le=2**53)]
Before = Annotated[int | None, Query(ge=1, le=2**53, description="Entries with a lower number than this")]


@router.get("/log")
def log(request: Request, before: Before = None) -> Response:
    """Show the log, the newest entry first."""
    ledger: OpenLedger = request.app.state.ledger
    with ledger.view() as view:
        head = view.head()
        last = min(before or 2**53, head.number + 1 if head else 1) - 1
        entries = list(view.log(after=max(0, last - ON_ONE_PAGE), limit=min(ON_ONE_PAGE, last)))
    return page(
        request,
        "log.html.jinja",
        head=head,
        entries=entries[::-1],
        following=str(entries[0].number) if entries and entries[0].number > 1 else None,
    )


@router.get("/log.json")
def log_as_data(request: Request) -> Response:
    """The whole log, the newest entry first."""
    ledger: OpenLedger = request.app.state.ledger
    with ledger.view() as view:
        return data({"entries": plain_form(tuple(view.log(newest_first=True)))})


@router.get("/log.csv")
def log_as_table(request: Request) -> Response:
    """The whole log, the newest entry first."""
    ledger: OpenLedger = request.app.state.ledger
    with ledger.view() as view:
        return csv_table(LOG_TABLE, view.log(newest_first=True), name="log.csv")


@router.get("/log/{number}")
def entry(request: Request, number: EntryNumber) -> Response:
    """Show one entry with what was said."""
    ledger: OpenLedger = request.app.state.ledger
    with ledger.view() as view:
        found = next(view.log(after=number - 1, limit=1), None)
        if found is None:
            raise LedgerError(f"{number}: the log has no such entry; see /log")
        try:
            payload = view.content(found.payload_sha256)
        except LedgerError:
            payload = None
    shown = None
    if payload is not None and len(payload) <= LONGEST_SHOWN:
        shown = json_text(json.loads(payload), indent=2)
    return page(request, "log_entry.html.jinja", entry=found, payload=shown, size=len(payload) if payload else None)
