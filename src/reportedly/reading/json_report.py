"""One JSON object to a report: in Reportedly's own form, or a ninjs item."""

from reportedly.errors import UnreadableReportError
from reportedly.model.identity import content_id
from reportedly.model.raw_content import RawContent
from reportedly.model.report import Original
from reportedly.reading.dates import iso_date
from reportedly.reading.incoming import GivenMetadata, IncomingReport, incoming_report
from reportedly.reading.json_fields import JSONObject, an_object, flag, json_kind, parsed, string
from reportedly.reading.ninjs import is_ninjs, ninjs_report
from reportedly.reading.text_file import is_blank


def report_of(value: object, place: str, raw: bytes, given: GivenMetadata) -> IncomingReport | UnreadableReportError:
    """The report that the JSON `value` is, or why it is none; what it says of itself holds against `given`."""
    try:
        if not isinstance(value, dict):
            raise ValueError(f'{json_kind(value)}, not an object; give one report an object: {{"text": …}}')  # noqa: TRY004, TRY301
        content = RawContent(data=raw, media_type="application/json", name=place)
        return ninjs_report(value, content, given) if is_ninjs(value) else _own_form(value, content, given)
    except ValueError as error:
        return UnreadableReportError(f"{place}: {error}")


def report_of_bytes(data: bytes, place: str, given: GivenMetadata) -> IncomingReport | UnreadableReportError:
    """The report that the JSON in `data` is, or why it is none."""
    try:
        value = parsed(data)
    except ValueError as error:
        return UnreadableReportError(f"{place}: {error}")
    return report_of(value, place, data, given)


def _own_form(row: JSONObject, raw: RawContent, given: GivenMetadata) -> IncomingReport:
    text = string(row, "text")
    if text is None:
        raise ValueError('no "text"; give the report\'s text in the field "text"')
    if is_blank(text):
        raise ValueError('"text" is empty; give a report with text')
    return incoming_report(
        report_id=string(row, "report_id") or content_id("r", text),
        text=text,
        raw=raw,
        title=string(row, "title"),
        outlet=string(row, "outlet") or given.outlet,
        published=_published(row) or given.published,
        url=string(row, "url"),
        language=string(row, "language"),
        original=_original(row),
        invented=flag(row, "invented"),
    )


def _published(row: JSONObject) -> str | None:
    published = string(row, "published")
    if published is None:
        return None
    try:
        return iso_date(published)
    except ValueError as error:
        raise ValueError(f'"published": {error}') from None


def _original(row: JSONObject) -> Original | None:
    if row.get("original") is None:
        return None
    original = an_object(row["original"], '"original"')
    text = string(original, "text")
    if text is None:
        raise ValueError('"original" has no "text"')
    return Original(text=text, language=string(original, "language"), translated_by=string(original, "translated_by"))
