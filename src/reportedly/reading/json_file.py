"""A JSON file: one report, or a list of reports, in Reportedly's own form or as ninjs items."""

from collections.abc import Iterator

from reportedly.errors import UnreadableReportError
from reportedly.reading.incoming import GivenMetadata, IncomingReport
from reportedly.reading.json_fields import parsed
from reportedly.reading.json_report import report_of
from reportedly.reading.origin import Origin


def read_json(data: bytes, origin: Origin, given: GivenMetadata) -> Iterator[IncomingReport | UnreadableReportError]:
    """The reports of `data`, each with the whole file as its raw content.

    Raises:
        UnreadableReportError: when `data` is not JSON.
    """
    try:
        value = parsed(data)
    except ValueError as error:
        raise UnreadableReportError(f"{origin.place}: {error}") from None
    if not isinstance(value, list):
        yield report_of(value, origin.place, data, given)
        return
    for number, item in enumerate(value, start=1):
        yield report_of(item, f"{origin.place}, item {number}", data, given)
