"""Review: the links that a person's judgement would tell most about, and the judgements made."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from reportedly.ledger.view import LedgerView
from reportedly.model.incident import ClaimReference
from reportedly.model.judgement import Judged, Verdict
from reportedly.model.plain_form import plain_form
from reportedly.web.answers import csv_table, data, see_other
from reportedly.web.list_tables import LINK_TABLE
from reportedly.web.open_ledger import OpenLedger
from reportedly.web.reader_text import Quote, quote_of
from reportedly.web.rights import change, look
from reportedly.web.templating import page
from reportedly.web.work import Worker
from reportedly.workflows.judging import CLAIM_MARK, judge, withdraw_judgement

router = APIRouter(include_in_schema=False)

LINKS_SHOWN = 10
"""The most informative ones; the next come when these are judged and linking has run again."""

Reason = Annotated[str, Form(max_length=2_000)]
Name = Annotated[str, Form(max_length=2_000)]


@router.get("/review", dependencies=[look])
def review(request: Request) -> Response:
    """Show the links worth judging, each with both sentences and all reasons."""
    ledger: OpenLedger = request.app.state.ledger
    with ledger.view() as view:
        judgements = view.judgements()
        judged = {frozenset((one.one, one.other)) for one in judgements}
        undecided = [
            link
            for link in view.undecided_links()
            if frozenset((as_judged(link.one), as_judged(link.other))) not in judged
        ]
        shown = [
            (link, _quoted(view, link.one), _quoted(view, link.other), name_of(link.one), name_of(link.other))
            for link in undecided[:LINKS_SHOWN]
        ]
    return page(request, "review.html.jinja", links=shown, total=len(undecided), judgements=judgements[::-1])


@router.get("/review.json", dependencies=[look])
def review_as_data(request: Request) -> Response:
    """All links worth judging, and all judgements that hold."""
    ledger: OpenLedger = request.app.state.ledger
    with ledger.view() as view:
        links, judgements = view.undecided_links(), tuple(view.judgements())
    return data({"undecided": plain_form(links), "judgements": plain_form(judgements)})


@router.get("/review.csv", dependencies=[look])
def review_as_table(request: Request) -> Response:
    """All links worth judging, one row each."""
    ledger: OpenLedger = request.app.state.ledger
    with ledger.view() as view:
        return csv_table(LINK_TABLE, view.undecided_links(), name="review.csv")


@router.post("/review", dependencies=[change])
def judge_link(
    request: Request, one: Name, other: Name, verdict: Annotated[Verdict, Form()], reason: Reason = ""
) -> Response:
    """Put into the log what a person says of two tellings, and link again."""
    ledger: OpenLedger = request.app.state.ledger
    worker: Worker = request.app.state.worker
    judge(ledger.ledger, one, other, verdict, by=ledger.editor, reason=reason.strip())
    worker.link()
    return see_other("/review")


@router.post("/judgements/{judgement_id}/withdrawal", dependencies=[change])
def take_back(request: Request, judgement_id: str, reason: Reason = "") -> Response:
    """Take a judgement back, and link again."""
    ledger: OpenLedger = request.app.state.ledger
    worker: Worker = request.app.state.worker
    withdraw_judgement(ledger.ledger, judgement_id, by=ledger.editor, reason=reason.strip())
    worker.link()
    return see_other("/review")


def as_judged(reference: ClaimReference) -> Judged:
    """A claim as judgements name it."""
    return Judged(kind="claim", report_id=reference.report_id, claim_id=reference.claim_id)


def name_of(reference: ClaimReference) -> str:
    """How a person names a claim that is to be judged."""
    return f"{reference.report_id}{CLAIM_MARK}{reference.claim_id}"


def _quoted(view: LedgerView, reference: ClaimReference) -> tuple[ClaimReference, str, Quote | None]:
    """A telling with its report's outlet and date, and the sentence of its first claim."""
    reading = view.reading(reference.report_id)
    known = (reading.report.outlet or reference.report_id, reading.report.published)
    return reference, ", ".join(filter(None, known)), quote_of(reading, claim=reference.claim_id, words=None)
