"""Adding reports: by paste, by upload and, where that is allowed, by address; and watching how it goes."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.responses import Response

from reportedly.errors import LedgerError, UsageError
from reportedly.model.plain_form import JSONData
from reportedly.web.answers import csv_table, data, see_other
from reportedly.web.jobs import Job
from reportedly.web.list_tables import JOB_TABLE
from reportedly.web.rights import change, look
from reportedly.web.templating import page
from reportedly.web.web_settings import WebSettings
from reportedly.web.work import Worker
from reportedly.workflows.incoming_reports import HandedIn, PastedReport, Upload, publication_day

router = APIRouter(include_in_schema=False)

Line = Annotated[str, Form(max_length=2_000)]
Day = Annotated[str, Form(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]

LONGEST_NAME = 200
"""Characters of an upload's name that are kept: it becomes the report's id."""


@router.get("/add", dependencies=[look])
def add_page(request: Request) -> Response:
    """Ask for reports."""
    settings: WebSettings = request.app.state.settings
    return page(request, "add.html.jinja", settings=settings)


@router.post("/add", dependencies=[change])
def add(
    request: Request,
    *,
    text: Annotated[str, Form()] = "",
    report_id: Line = "",
    title: Line = "",
    outlet: Line = "",
    published: Day = "",
    url: Line = "",
    addresses: Annotated[str, Form(max_length=100_000)] = "",
    files: Annotated[list[UploadFile], File()] = [],  # noqa: B006 - FastAPI copies defaults
) -> Response:
    """Begin to add what was handed in, and show how it goes."""
    worker: Worker = request.app.state.worker
    job = worker.add(
        handed_in(
            request.app.state.settings,
            pasted=PastedReport(
                text=text,
                report_id=report_id.strip() or None,
                title=title.strip() or None,
                outlet=outlet.strip() or None,
                published=publication_day(published),
                url=url.strip() or None,
            ),
            uploads=[Upload(name=plain_name(one.filename), data=one.file.read()) for one in files],
            addresses=addresses.split(),
        )
    )
    return see_other(f"/jobs/{job.id}")


@router.get("/jobs/{job_id}.json", dependencies=[look])
def progress_as_data(request: Request, job_id: str) -> Response:
    """How far a job has come."""
    return data(job_form(job_of(request, job_id)))


@router.get("/jobs/{job_id}.csv", dependencies=[look])
def progress_as_table(request: Request, job_id: str) -> Response:
    """What has come of a job so far, one row a report and a message."""
    return csv_table(JOB_TABLE, [job_of(request, job_id)], name="job.csv")


@router.get("/jobs/{job_id}", dependencies=[look])
def progress(request: Request, job_id: str) -> Response:
    """Show how far a job has come."""
    return page(request, "job.html.jinja", job=job_of(request, job_id))


def handed_in(settings: WebSettings, *, pasted: PastedReport, uploads: list[Upload], addresses: list[str]) -> HandedIn:
    """What a person handed in, in whichever of the three ways.

    Raises:
        UsageError: when it is nothing, or addresses where none are fetched.
    """
    if addresses and not settings.fetches:
        raise UsageError("addresses are not fetched here; save the page and upload it, or serve with --allow-fetch")
    sent = tuple(upload for upload in uploads if upload.data)
    if not (pasted.text.strip() or sent or addresses):
        raise UsageError("nothing to add; paste a report, or choose a file")
    return HandedIn(
        pasted=pasted if pasted.text.strip() else None,
        uploads=sent,
        addresses=tuple(addresses),
        published=pasted.published,
        outlet=pasted.outlet,
    )


def plain_name(name: str | None) -> str:
    """The last part of an upload's name, which becomes a report's id and never a path."""
    last = (name or "").replace("\\", "/").rpartition("/")[2]
    return "".join(one for one in last if one.isprintable())[-LONGEST_NAME:].strip() or "upload"


def job_of(request: Request, job_id: str) -> Job:
    """A job of this server.

    Raises:
        LedgerError: when there is none.
    """
    worker: Worker = request.app.state.worker
    job = worker.jobs.get(job_id)
    if job is None:
        raise LedgerError(f"{job_id}: no such job, or it was over long ago; see /log for what was done")
    return job


def job_form(job: Job) -> JSONData:
    """A job as data."""
    return {
        "id": job.id,
        "title": job.title,
        "state": job.state,
        "doing": job.doing,
        "done": job.done,
        "claims": job.claims,
        "failed": job.failed,
        "messages": [*job.messages],
        "reports": [*job.reports],
    }
