"""A JSON file: one report, or a list of reports, in Reportedly's own form or as ninjs items."""

from collections.abc import Iterator

from reportedly.errors import UnreadableReportError
from reportedly.reading.incoming import GivenMetadata, IncomingReport
from reportedly.reading.json_fields import bytes_of_items, parsed
from reportedly.reading.json_report import report_of
from reportedly.reading.origin import Origin


def read_json(data: bytes, origin: Origin, given: GivenMetadata) -> Iterator[IncomingReport | UnreadableReportError]:
    """The reports of `data`; of a list each with its own part of the file as its raw content.

    Raises:
        UnreadableReportError: when `data` is not JSON.
    """
    try:
        value = parsed(data)
        sources = bytes_of_items(data) if isinstance(value, list) else []
    except ValueError as error:
        raise UnreadableReportError(f"{origin.place}: {error}") from None
    if not isinstance(value, list):
        yield report_of(value, origin.place, data, given)
        return
    for number, (item, source) in enumerate(zip(value, sources, strict=True), start=1):
        yield report_of(item, f"{origin.place}, item {number}", source, given)
