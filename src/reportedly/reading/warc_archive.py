"""WARC archives, as web crawlers write them: the page of each record that has one, record by record."""

from collections.abc import Iterator
from io import BufferedReader, BytesIO
from typing import Any
from urllib.parse import urlsplit

from reportedly.errors import UnreadableReportError
from reportedly.reading.origin import Entry, Origin

_RECORDS_WITH_CONTENT = frozenset({"response", "resource", "conversion"})
_READABLE = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
_OK = "200"
_PIECE = 1 << 16


def warc_entries(stream: BufferedReader, origin: Origin, *, largest: int) -> Iterator[Entry | UnreadableReportError]:
    """The pages, texts and PDFs of the archive, or why a record cannot be read.

    Requests, metadata, redirects, failures, pictures, scripts and robots.txt are no reports and are passed over. One
    record is held in memory at a time, and no more than `largest` bytes of it. A report is called by its record's id,
    since an address may be captured many times.

    Raises:
        UnreadableReportError: when the archive is damaged or cut off; what stood before it has been given.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    number = 0
    try:
        for record in ArchiveIterator(_AsItComes(stream)):
            number += 1
            place = f"{origin.place}, record {number}"
            entry = _entry(record, place, origin.depth, largest) if _holds_report(record) else None
            _finish(record, place)
            if entry is not None:
                yield entry
    except (ArchiveLoadFailed, StatusAndHeadersParserException) as error:
        reason = " ".join(str(error).split())
        raise UnreadableReportError(
            f"{origin.place}, after record {number}: damaged ({reason}); get the archive again"
        ) from None
    except AttributeError as error:  # warcio's reading of headers that the archive's end cuts off
        raise _cut_off(f"{origin.place}, after record {number}") from error


class _AsItComes:
    """A stream that gives what it has before it meets damage, instead of waiting for all that was asked for."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream

    def read(self, size: int) -> bytes:
        return self._stream.read1(size)


def _holds_report(record: Any) -> bool:
    if record.rec_type not in _RECORDS_WITH_CONTENT:
        return False
    if record.http_headers is not None and record.http_headers.get_statuscode() != _OK:
        return False
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    return _media_type(record).partition(";")[0].strip() in _READABLE and not address.endswith("/robots.txt")


def _media_type(record: Any) -> str:
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    return (headers.get_header("Content-Type") or "").lower()


def _entry(record: Any, place: str, depth: int, largest: int) -> Entry | UnreadableReportError:
    content = bytearray()
    stream = record.content_stream()
    while piece := stream.read(min(_PIECE, largest + 1 - len(content))):
        content += piece
    if len(content) > largest:
        return UnreadableReportError(f"{place}: larger than {largest:,} bytes; take it out of the archive")
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    return Entry(
        origin=Origin(
            place=f"{place} ({address})" if address else place,
            file_name=urlsplit(address).path,
            report_id=(record.rec_headers.get_header("WARC-Record-ID") or "").strip("<>") or None,
            url=address or None,
            media_type=_media_type(record) or None,
            depth=depth + 1,
        ),
        stream=BufferedReader(BytesIO(bytes(content))),
    )


def _finish(record: Any, place: str) -> None:
    """Read the rest of a record; warcio does not say when the archive ends before the record does."""
    while record.raw_stream.read(_PIECE):
        pass
    if record.raw_stream.limit > 0:
        raise _cut_off(place)


def _cut_off(place: str) -> UnreadableReportError:
    return UnreadableReportError(f"{place}: the archive is cut off here; get the whole file again")
