"""The REST API: what the pages show and do, for programs."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from reportedly.model.incident import ClaimReference
from reportedly.model.plain_form import JSONData, plain_form
from reportedly.model.reading_form import reading_form
from reportedly.views.source_record import SourceRecord
from reportedly.web.answers import data
from reportedly.web.api_forms import (
    ClaimList,
    IncidentAnswer,
    IncidentList,
    JobAnswer,
    LogList,
    NewCorrection,
    NewJudgement,
    NewReport,
    NewWithdrawal,
    Problem,
    Recorded,
    ReportAnswer,
    ReportList,
    ReviewAnswer,
    SourceList,
)
from reportedly.web.filters import ClaimsWanted, IncidentsWanted
from reportedly.web.open_ledger import OpenLedger
from reportedly.web.pages.add import handed_in, job_form, job_of
from reportedly.web.pages.compare import Until, sheet_of
from reportedly.web.pages.sources import record_of, speakers
from reportedly.web.rights import change, look
from reportedly.web.unchanged import fresh, tagged
from reportedly.web.work import Worker
from reportedly.workflows.correcting import correct_claim, reading_with_corrections, withdraw_correction
from reportedly.workflows.incoming_reports import PastedReport, publication_day
from reportedly.workflows.judging import judge, withdraw_judgement


def problems(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """The answers that a route may give instead, for the OpenAPI document."""
    always = (
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.MISDIRECTED_REQUEST,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.SERVICE_UNAVAILABLE,
    )
    return {status.value: {"model": Problem, "description": status.phrase} for status in sorted((*always, *statuses))}


UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "Nothing was written since the tag that was sent"}}

looking = APIRouter(prefix="/api", dependencies=[look, fresh], tags=["looking"], responses=UNCHANGED)
watching = APIRouter(prefix="/api", dependencies=[look], tags=["changing"])
changing = APIRouter(prefix="/api", dependencies=[change], tags=["changing"])

NOT_FOUND = HTTPStatus.NOT_FOUND
CHANGE_PROBLEMS = problems(HTTPStatus.FORBIDDEN, NOT_FOUND, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)

After = Annotated[str | None, Query(max_length=2_000, description="`next` of the list before")]
Limit = Annotated[int, Query(ge=1, le=500, description="How many at most")]
Id = Annotated[str, Path(max_length=2_000)]


@looking.get("/incidents", responses={200: {"model": IncidentList}, **problems()})
def incidents(request: Request, wanted: IncidentsWanted, after: After = None, limit: Limit = 50) -> Response:
    """Incidents, newest first."""
    index = _ledger(request).index()
    found = index.found(wanted, after=after or None, limit=limit + 1)
    following = found[limit - 1].incident_id if len(found) > limit else None
    page = IncidentList(
        incidents=tuple(found[:limit]), facets=index.facets(wanted), total=index.count(wanted), next=following
    )
    return tagged(request, data(plain_form(page)))


@looking.get("/incidents/{incident_id}", responses={200: {"model": IncidentAnswer}, **problems(NOT_FOUND)})
def incident(request: Request, incident_id: Id, until: Until = None) -> Response:
    """One incident: its accounts side by side, its figures, its timeline, and why its reports were linked."""
    return tagged(request, data({"incident": plain_form(sheet_of(request, incident_id, until=until))}))


@looking.get("/claims", responses={200: {"model": ClaimList}, **problems()})
def claims(request: Request, wanted: ClaimsWanted, after: After = None, limit: Limit = 50) -> Response:
    """Claims, the latest event first."""
    with _ledger(request).view() as view:
        found = list(view.claims(wanted, after=after or None, limit=limit + 1))
        total = view.count_claims(wanted)
    following = found[limit - 1].cursor if len(found) > limit else None
    return tagged(request, data(plain_form(ClaimList(claims=tuple(found[:limit]), total=total, next=following))))


@looking.get("/reports", responses={200: {"model": ReportList}, **problems()})
def reports(request: Request, wanted: ClaimsWanted, after: After = None, limit: Limit = 50) -> Response:
    """Reports, in the order they were added."""
    with _ledger(request).view() as view:
        found = list(view.stored_reports(wanted, after=after or None, limit=limit + 1))
        total = view.count_reports(wanted)
    following = found[limit - 1].id if len(found) > limit else None
    return tagged(request, data(plain_form(ReportList(reports=tuple(found[:limit]), total=total, next=following))))


@looking.get("/reports/{report_id:path}", responses={200: {"model": ReportAnswer}, **problems(NOT_FOUND)})
def report(request: Request, report_id: Id) -> Response:
    """One report with its text, its reading, and what people said of its claims."""
    with _ledger(request).view() as view:
        stored = view.stored_report(report_id)
        reading: JSONData = None
        if view.has_reading(stored.text_sha256, stored.published):
            reading = reading_form(reading_with_corrections(view, report_id)[0])
        answer: JSONData = {
            "stored": plain_form(stored),
            "text": view.report(stored.id).text,
            "reading": reading,
            "corrections": plain_form(tuple(view.corrections(report_id))),
            "incidents": [one.id for one in view.incidents_of(report_id)],
        }
    return tagged(request, data(answer))


@looking.get("/sources", responses={200: {"model": SourceList}, **problems()})
def sources(request: Request, after: After = None, limit: Limit = 50) -> Response:
    """Sources that speak under a name, in the order of their keys."""
    named = sorted(speakers(_ledger(request))[0])
    rest = [row for row in named if after is None or row[0] > after]
    following = rest[limit - 1][0] if len(rest) > limit else None
    shown: JSONData = [{"key": key, "incidents": number} for key, number in rest[:limit]]
    return tagged(request, data({"sources": shown, "total": len(named), "next": following}))


@looking.get("/sources/{key:path}", responses={200: {"model": SourceRecord}, **problems(NOT_FOUND)})
def source(request: Request, key: Id) -> Response:
    """What one source has said: of which incidents, contradicted by whom, and how often it revised a figure."""
    return tagged(request, data(plain_form(record_of(request, key))))


@looking.get("/review", responses={200: {"model": ReviewAnswer}, **problems()})
def review(request: Request) -> Response:
    """The links worth judging, and the judgements that hold."""
    with _ledger(request).view() as view:
        answer = ReviewAnswer(undecided=view.undecided_links(), judgements=tuple(view.judgements()))
    return tagged(request, data(plain_form(answer)))


@looking.get("/log", responses={200: {"model": LogList}, **problems()})
def log(request: Request, after: Annotated[int, Query(ge=0, le=2**53)] = 0, limit: Limit = 50) -> Response:
    """The log, the oldest entry first."""
    with _ledger(request).view() as view:
        found = list(view.log(after=after, limit=limit + 1))
    following = found[limit - 1].number if len(found) > limit else None
    return tagged(request, data(plain_form(LogList(entries=tuple(found[:limit]), next=following))))


@watching.get("/jobs/{job_id}", responses={200: {"model": JobAnswer}, **problems(NOT_FOUND)})
def job(request: Request, job_id: Id) -> Response:
    """How far a job has come."""
    return data(job_form(job_of(request, job_id)))


@changing.post("/reports", status_code=202, responses={202: {"model": JobAnswer}, **CHANGE_PROBLEMS})
def add_report(request: Request, new: NewReport) -> Response:
    """Begin to add a report; linking follows."""
    worker: Worker = request.app.state.worker
    pasted = PastedReport(
        text=new.text,
        report_id=new.report_id or None,
        title=new.title,
        outlet=new.outlet,
        published=publication_day(new.published),
        url=new.url,
    )
    begun = worker.add(handed_in(request.app.state.settings, pasted=pasted, uploads=[], addresses=[]))
    return _accepted(job_form(begun))


@changing.post("/linking", status_code=202, responses={202: {"model": JobAnswer}, **CHANGE_PROBLEMS})
def link(request: Request) -> Response:
    """Begin to link again."""
    worker: Worker = request.app.state.worker
    return _accepted(job_form(worker.link()))


@changing.post("/corrections", status_code=201, responses={201: {"model": Recorded}, **CHANGE_PROBLEMS})
def correct(request: Request, new: NewCorrection) -> Response:
    """Record what a person says of a claim."""
    ledger = _ledger(request)
    made = correct_claim(
        ledger.ledger,
        ClaimReference(report_id=new.report, claim_id=new.claim),
        new.verdict,
        by=ledger.editor,
        reason=new.reason,
        should_be=new.should_be(),
    )
    return _recorded(made.id)


@changing.post(
    "/corrections/{correction_id}/withdrawal", status_code=201, responses={201: {"model": Recorded}, **CHANGE_PROBLEMS}
)
def take_correction_back(request: Request, correction_id: Id, new: NewWithdrawal) -> Response:
    """Take back what was said of a claim."""
    ledger = _ledger(request)
    withdraw_correction(ledger.ledger, correction_id, by=ledger.editor, reason=new.reason)
    return _recorded(correction_id)


@changing.post("/judgements", status_code=201, responses={201: {"model": Recorded}, **CHANGE_PROBLEMS})
def judge_two(request: Request, new: NewJudgement) -> Response:
    """Record what a person says of two tellings; it takes effect with the next linking."""
    ledger = _ledger(request)
    made = judge(ledger.ledger, new.one, new.other, new.verdict, by=ledger.editor, reason=new.reason)
    return _recorded(made.id)


@changing.post(
    "/judgements/{judgement_id}/withdrawal", status_code=201, responses={201: {"model": Recorded}, **CHANGE_PROBLEMS}
)
def take_judgement_back(request: Request, judgement_id: Id, new: NewWithdrawal) -> Response:
    """Take a judgement back; it takes effect with the next linking."""
    ledger = _ledger(request)
    withdraw_judgement(ledger.ledger, judgement_id, by=ledger.editor, reason=new.reason)
    return _recorded(judgement_id)


def _ledger(request: Request) -> OpenLedger:
    ledger: OpenLedger = request.app.state.ledger
    return ledger


def _accepted(form: JSONData) -> Response:
    answer = data(form)
    answer.status_code = HTTPStatus.ACCEPTED
    return answer


def _recorded(recorded: str) -> Response:
    answer = data({"id": recorded})
    answer.status_code = HTTPStatus.CREATED
    return answer
