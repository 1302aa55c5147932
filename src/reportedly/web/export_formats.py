"""The formats of exports as pages and addresses name them, and files in them."""

from collections.abc import Iterable, Mapping
from typing import Any

from starlette.responses import Response

from reportedly.errors import UsageError
from reportedly.exports.formats import LedgerFormatName
from reportedly.exports.ledger_formats import LEDGER_FORMATS
from reportedly.web.answers import empty_file, sent

_MEDIA_TYPES: Mapping[LedgerFormatName, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
    "jsonld": "application/ld+json",
}


def formats_of(what: str) -> list[LedgerFormatName]:
    """The formats that have a place for reports, claims or incidents."""
    return [name for name, form in LEDGER_FORMATS.items() if getattr(form, what) is not None]


def format_about(form: LedgerFormatName) -> str:
    """What a format is for."""
    return LEDGER_FORMATS[form].about


def export_file(what: str, form: LedgerFormatName, exported: Iterable[Any], *, name: str | None = None) -> Response:
    """Reports, claims or incidents as a file, called `name` or after what it holds.

    Raises:
        UsageError: when the format has no place for them.
    """
    file = empty_file()
    _way_of(form, what).write(exported, file)
    return sent(file, name=name or _file_name(what, form), media_type=_media_type(form))


def _way_of(form: LedgerFormatName, what: str) -> Any:
    """How `what` is written in a format.

    Raises:
        UsageError: when the format has no place for it.
    """
    way = getattr(LEDGER_FORMATS[form], what)
    if way is None:
        raise UsageError(f"{form}: has no place for {what}; choose {', '.join(formats_of(what))}")
    return way


def _file_name(what: str, form: LedgerFormatName) -> str:
    """What an export is called when it is kept."""
    if form == "csv" or not LEDGER_FORMATS[form].is_csv:
        return f"{what}.{form}"
    return f"{what}-{form}.csv"


def _media_type(form: LedgerFormatName) -> str:
    """The media type of a format."""
    return "text/csv; charset=utf-8" if LEDGER_FORMATS[form].is_csv else _MEDIA_TYPES.get(form, "application/x-ndjson")
