"""What routes answer beside pages: data, and where to go on after a change."""

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from starlette.responses import RedirectResponse, Response, StreamingResponse

from reportedly.exports.columns import Row, Source, Table
from reportedly.exports.csv_file import csv_writer
from reportedly.exports.json_form import json_text
from reportedly.model.plain_form import JSONData
from reportedly.settings import MEGABYTE

KEPT_IN_MEMORY = 4 * MEGABYTE
"""Bytes of an export beyond which it waits on the disk: most are far below, and a million rows need no memory."""

_AT_ONCE = 64 * 1024


def see_other(address: str) -> RedirectResponse:
    """Go on, after a change, at an address that the app made itself: never one that came with the request."""
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def data(form: JSONData) -> Response:
    """Plain data as JSON."""
    return Response(json_text(form), media_type="application/json")


def empty_file() -> BinaryIO:
    """A file to write an export into before it is sent, so that an error on the way is still told as one."""
    return cast("BinaryIO", SpooledTemporaryFile(max_size=KEPT_IN_MEMORY))


def sent(file: BinaryIO, *, name: str, media_type: str) -> Response:
    """A file that was written, to be kept under `name` (of our own making: ASCII, no quotes)."""
    return StreamingResponse(
        _parts(file), media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def csv_table(table: Table[Source, Row], rows: Iterable[Source], *, name: str) -> Response:
    """A table as CSV, safe to open in a spreadsheet."""
    file = empty_file()
    csv_writer(table)(rows, file)
    return sent(file, name=name, media_type="text/csv; charset=utf-8")


def kept_page(html: str, *, name: str) -> Response:
    """A self-contained page, to be kept under `name`: it is no page of the app, and its policy is its own."""
    return Response(
        html.encode("utf-8", "replace"),
        media_type="text/html; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _parts(file: BinaryIO) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while part := file.read(_AT_ONCE):
            yield part
