"""Answers that are still what they were: as long as nothing was written, whoever has one may keep it."""

from http import HTTPStatus

from fastapi import Depends, Request
from starlette.responses import Response

from reportedly.web.open_ledger import OpenLedger


class Unchanged(Exception):  # noqa: N818 - no error: the answer that nothing has changed
    """Whoever asks has the answer already."""


def unless_unchanged(request: Request) -> None:
    """Stop here where the request names the ledger's head as what it knows; it stands after the check of rights."""
    ledger: OpenLedger = request.app.state.ledger
    request.state.etag = f'"{ledger.head()}"'
    known = request.headers.get("if-none-match", "")
    if request.state.etag in (one.strip().removeprefix("W/") for one in known.split(",")):
        raise Unchanged


fresh = Depends(unless_unchanged)


def tagged(request: Request, answer: Response) -> Response:
    """The answer with the head of the log as its tag; to be asked for again, as the ledger may have grown."""
    answer.headers["ETag"] = request.state.etag
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def not_modified(request: Request, _: Exception) -> Response:
    """What whoever has the answer already is told."""
    return tagged(request, Response(status_code=HTTPStatus.NOT_MODIFIED))
