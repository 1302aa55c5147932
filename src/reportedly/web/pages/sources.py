"""Sources: who speaks in the ledger, and what one of them has said over time; counts, never a rating."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from reportedly.errors import LedgerError
from reportedly.exports.overview_table import OVERVIEW_TABLE
from reportedly.model.incident_filter import IncidentFilter
from reportedly.model.plain_form import plain_form
from reportedly.views.source_record import SourceRecord, source_record
from reportedly.web.answers import csv_table, data
from reportedly.web.list_tables import SOURCE_TABLE
from reportedly.web.open_ledger import OpenLedger
from reportedly.web.pages.compare import sheet_of
from reportedly.web.rights import look
from reportedly.web.templating import page

router = APIRouter(dependencies=[look], include_in_schema=False)

SOURCES_ON_ONE_PAGE = 100
INCIDENTS_ON_ONE_PAGE = 10
"""Each is shown with everything that the source says of it."""

FILE_FORMS = frozenset({"json", "csv"})

From = Annotated[int, Query(ge=0, le=10**9, description="How many come before")]


@router.get("/sources")
def sources(request: Request, skip: From = 0) -> Response:
    """List whoever speaks under a name, whoever speaks of most incidents first."""
    named, unnamed = speakers(request.app.state.ledger)
    return page(
        request,
        "sources.html.jinja",
        rows=named[skip : skip + SOURCES_ON_ONE_PAGE],
        total=len(named),
        unnamed=unnamed,
        following=str(skip + SOURCES_ON_ONE_PAGE) if skip + SOURCES_ON_ONE_PAGE < len(named) else None,
    )


@router.get("/sources.json")
def sources_as_data(request: Request) -> Response:
    """All sources that speak under a name, with the number of incidents that they speak of."""
    named, _ = speakers(request.app.state.ledger)
    return data({"sources": [{"key": key, "incidents": number} for key, number in named]})


@router.get("/sources.csv")
def sources_as_table(request: Request) -> Response:
    """All sources that speak under a name, one row each."""
    named, _ = speakers(request.app.state.ledger)
    return csv_table(SOURCE_TABLE, named, name="sources.csv")


@router.get("/sources/{key:path}")
def source(request: Request, key: str, skip: From = 0) -> Response:
    """Show what one source has said, the newest incident first. Behind ".json" and ".csv" stands its record."""
    ledger: OpenLedger = request.app.state.ledger
    named, dot, form = key.rpartition(".")
    if dot and form in FILE_FORMS and not ledger.index().count(IncidentFilter(source=key)):
        record = record_of(request, named)
        if form == "json":
            return data(plain_form(record))
        return csv_table(OVERVIEW_TABLE, record.incidents, name="source.csv")
    record = record_of(request, key)
    shown = record.incidents[skip : skip + INCIDENTS_ON_ONE_PAGE]
    sheets = [sheet_of(request, one.incident_id) for one in shown]
    more = skip + INCIDENTS_ON_ONE_PAGE < len(record.incidents)
    return page(
        request,
        "source.html.jinja",
        record=record,
        sheets=[(sheet, next(one for one in sheet.accounts.accounts if one.key == key)) for sheet in sheets],
        following=str(skip + INCIDENTS_ON_ONE_PAGE) if more else None,
    )


def record_of(request: Request, key: str) -> SourceRecord:
    """The record of a source.

    Raises:
        LedgerError: when nobody in the ledger goes by that key.
    """
    ledger: OpenLedger = request.app.state.ledger
    record = source_record(key, ledger.index().found())
    if not record.incidents:
        raise LedgerError(f"{key}: no source of any incident; see /sources")
    return record


def speakers(ledger: OpenLedger) -> tuple[list[tuple[str, int]], int]:
    """The keys of sources with a name and the number of their incidents, and how many sources have none."""
    incidents = Counter(key for one in ledger.index().found() for key in one.sources)
    named = {key: number for key, number in incidents.items() if is_named(key)}
    return sorted(named.items(), key=lambda row: (-row[1], row[0])), len(incidents) - len(named)


def is_named(key: str) -> bool:
    """Whether a source can be met again: one without a name goes by where it stands, a report and an attribution."""
    name, slash, rest = key.rpartition("/")
    return not slash or name == "own voice" or rest == "anonymous"
