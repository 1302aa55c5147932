"""The web app: routes, what stands before them, and how errors look."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, Response

from reportedly.errors import LedgerError, ReportedlyError
from reportedly.ledger.ledger import Ledger
from reportedly.web.guard import Guard
from reportedly.web.labels import Labels
from reportedly.web.open_ledger import OpenLedger
from reportedly.web.pages import add, api, compare, entrance, export, incidents, log, reader, review, search, sources
from reportedly.web.templating import STATIC, page
from reportedly.web.unchanged import Unchanged, not_modified
from reportedly.web.web_settings import WebSettings
from reportedly.web.work import Worker
from reportedly.workflows.reading_ahead import LoadReader

SMALLEST_COMPRESSED = 1_000
"""Bytes below which compressing an answer saves nothing."""


def create_app(settings: WebSettings, *, load_reader: LoadReader | None = None) -> FastAPI:
    """The app on one ledger, which is opened when the app starts and closed when it stops.

    `load_reader` makes what reads reports that are added; without it that is the reader model with the settings' lists.
    """

    @asynccontextmanager
    async def with_ledger(app: FastAPI) -> AsyncIterator[None]:
        with Ledger.open(settings.ledger) as ledger:
            app.state.ledger = OpenLedger(
                ledger, editor=settings.editor, pseudonyms=settings.pseudonyms, sides=settings.sides
            )
            app.state.worker = Worker(app.state.ledger, settings, load_reader)
            yield
            app.state.worker.jobs.close()

    app = FastAPI(
        title="Reportedly",
        summary="Who says what happened: incidents, accounts, reports and claims of one ledger.",
        openapi_url="/api/openapi.json",
        docs_url=None,  # their script would come from elsewhere
        redoc_url=None,
        lifespan=with_ledger,
    )
    app.state.settings = settings
    app.state.labels = Labels.load(settings.actors)
    for one in (entrance, incidents, compare, reader, sources, search, review, add, log, export):
        app.include_router(one.router)
    for part in (api.looking, api.watching, api.changing):
        app.include_router(part)
    app.mount("/static", StaticFiles(directory=str(STATIC), check_dir=False), name="static")
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST_COMPRESSED)
    app.add_middleware(Guard, settings=settings)
    app.add_exception_handler(Unchanged, not_modified)
    app.add_exception_handler(ReportedlyError, _told)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misunderstood)
    return app


def _told(request: Request, error: Exception) -> Response:
    """An error that names thing, place and cure.

    Of the ledger's errors those have a cause that come from the database itself; the others say that it has no such
    thing.
    """
    status = HTTPStatus.BAD_REQUEST
    if isinstance(error, LedgerError):
        status = HTTPStatus.NOT_FOUND if error.__cause__ is None else HTTPStatus.SERVICE_UNAVAILABLE
    return _problem(request, status, str(error))


def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise TypeError(error)
    status = HTTPStatus(error.status_code)
    answer = _problem(request, status, error.detail)
    answer.headers.update(error.headers or {})
    return answer


def _misunderstood(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise TypeError(error)
    reasons = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
    return _problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, reasons)


def _problem(request: Request, status: HTTPStatus, reason: str) -> Response:
    """The reason as JSON to programs and as a page to people."""
    wants_page = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")
    if not wants_page:
        return JSONResponse({"error": reason}, status_code=status)
    answer = page(request, "problem.html.jinja", status=status, reason=reason)
    answer.status_code = status
    return answer
