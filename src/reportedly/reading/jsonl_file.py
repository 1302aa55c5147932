"""JSON lines: one report a line, each line on its own, so that a damaged one costs only itself."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from reportedly.errors import UnreadableReportError
from reportedly.model.identity import content_id
from reportedly.model.report import Original
from reportedly.reading.dates import iso_date
from reportedly.reading.incoming import GivenMetadata, IncomingReport, incoming_report
from reportedly.reading.text_file import is_blank

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_lines(
    source: BinaryIO, name: str, *, given: GivenMetadata, largest_report: int
) -> Iterator[IncomingReport | UnreadableReportError]:
    """The report of each line of `source`, or why it cannot be read; blank lines count but give nothing.

    `largest_report` is in bytes of one line; the source as a whole may be of any size. An error begins with `name`
    and the line's number, from 1.
    """
    number = 0
    while line := source.readline(largest_report + 1):
        number += 1
        place = f"{name}, line {number}"
        if len(line) > largest_report and not line.endswith(b"\n"):
            _skip_rest_of_line(source)
            yield UnreadableReportError(f"{place}: larger than {largest_report:,} bytes; split it into reports")
            continue
        if number == 1:
            line = line.removeprefix(BYTE_ORDER_MARK)
        if line.strip():
            yield _read_line(line, place, given)


def _skip_rest_of_line(source: BinaryIO) -> None:
    while (piece := source.readline(1 << 16)) and not piece.endswith(b"\n"):
        pass


def _read_line(line: bytes, place: str, given: GivenMetadata) -> IncomingReport | UnreadableReportError:
    try:
        return _report_of(_parsed(line), given)
    except ValueError as error:
        return UnreadableReportError(f"{place}: {error}")


def _parsed(line: bytes) -> dict[str, object]:
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 (byte 0x{line[error.start]:02x}); save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error.msg} at column {error.colno}); give one JSON object a line") from None
    except RecursionError:
        raise ValueError("JSON nested too deeply; a report is a flat object") from None
    except ValueError as error:
        raise ValueError(f"JSON that cannot be read ({error}); give one report a line") from None
    if not isinstance(value, dict):
        raise ValueError(f'{_json_kind(value)}, not an object; give one report a line: {{"text": …}}')  # noqa: TRY004
    return value


def _report_of(row: dict[str, object], given: GivenMetadata) -> IncomingReport:
    text = _string(row, "text")
    if text is None:
        raise ValueError('no "text"; give the report\'s text in the field "text"')
    if is_blank(text):
        raise ValueError('"text" is empty; give a report with text')
    return incoming_report(
        report_id=_string(row, "report_id") or content_id("r", text),
        text=text,
        title=_string(row, "title"),
        outlet=_string(row, "outlet") or given.outlet,
        published=_published(row) or given.published,
        url=_string(row, "url"),
        language=_string(row, "language"),
        original=_original(row),
        invented=_flag(row, "invented"),
    )


def _published(row: dict[str, object]) -> str | None:
    published = _string(row, "published")
    if published is None:
        return None
    try:
        return iso_date(published)
    except ValueError as error:
        raise ValueError(f'"published": {error}') from None


def _original(row: dict[str, object]) -> Original | None:
    original = row.get("original")
    if original is None:
        return None
    if not isinstance(original, dict):
        raise ValueError(f'"original" is {_json_kind(original)}, not an object')  # noqa: TRY004
    text = _string(original, "text")
    if text is None:
        raise ValueError('"original" has no "text"')
    return Original(text=text, language=_string(original, "language"), translated_by=_string(original, "translated_by"))


def _string(row: dict[str, object], field: str) -> str | None:
    value = row.get(field)
    if value is not None and not isinstance(value, str):
        raise ValueError(f'"{field}" is {_json_kind(value)}, not a string')
    return value


def _flag(row: dict[str, object], field: str) -> bool:
    value = row.get(field, False)
    if not isinstance(value, bool):
        raise ValueError(f'"{field}" is {_json_kind(value)}, not true or false')  # noqa: TRY004
    return value


def _json_kind(value: object) -> str:
    """What people call a JSON value of this kind."""
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "a list"
        case _:
            return "an object"
