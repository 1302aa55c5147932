"""What a stream of bytes holds, to reports: its form decides who reads it, and archives are read through."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader, BytesIO
from typing import IO
from urllib.parse import urlsplit

from reportedly.errors import UnreadableReportError
from reportedly.reading.address_list import addresses_in
from reportedly.reading.docx import MAIN_PART, read_docx
from reportedly.reading.feed import read_feed
from reportedly.reading.fetching import Fetcher
from reportedly.reading.gzip_file import gzip_entries
from reportedly.reading.html_page import read_page
from reportedly.reading.incoming import GivenMetadata, IncomingReport
from reportedly.reading.json_file import read_json
from reportedly.reading.jsonl_file import read_lines
from reportedly.reading.origin import Entry, Origin
from reportedly.reading.pdf import read_pdf
from reportedly.reading.sniffing import HEAD_BYTES, Form, form_of, why_not_readable
from reportedly.reading.text_file import read_text
from reportedly.reading.unpacking import Unpacking
from reportedly.reading.warc_archive import warc_entries
from reportedly.reading.zip_archive import OFFICE_MARK, opened_zip, zip_entries
from reportedly.settings import Settings

Incoming = IncomingReport | UnreadableReportError

NOT_FETCHED = "an address on the web, which is not fetched unless you say so; add --fetch, or save the page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What holds for everything that is read from one source; without a `fetcher` nothing is fetched."""

    given: GivenMetadata
    settings: Settings
    unpacking: Unpacking
    fetcher: Fetcher | None

    def reports_in(self, stream: BufferedReader, origin: Origin) -> Iterator[Incoming]:
        """The reports of `stream`, or why one cannot be read.

        Raises:
            UnreadableReportError: when the stream as a whole cannot be read, or not to its end.
        """
        head = stream.peek(HEAD_BYTES)[:HEAD_BYTES]
        if (kind := why_not_readable(head)) is not None:
            raise UnreadableReportError(f"{origin.place}: {kind}")
        form = form_of(origin, head)
        if form == "pdf":
            yield read_pdf(_limited(stream, origin, self.settings.largest_document), origin, self.given)
        elif form in _ONE_REPORT:
            yield _ONE_REPORT[form](self._whole(stream, origin), origin, self.given)
        elif form in _MANY_REPORTS:
            yield from _MANY_REPORTS[form](self._whole(stream, origin), origin, self.given)
        elif form == "jsonl":
            largest = self.settings.largest_report
            yield from read_lines(stream, origin.place, given=self.given, largest_report=largest)
        elif form == "addresses":
            yield from self._listed(stream, origin)
        elif form == "zip":
            yield from self._in_zip(stream, origin)
        else:
            yield from self._in_entries(self._entries(form, stream, origin), origin)

    def _entries(self, form: Form, stream: BufferedReader, origin: Origin) -> Iterator[Entry | UnreadableReportError]:
        if form == "gzip":
            return gzip_entries(stream, origin, self.unpacking)
        return warc_entries(stream, origin, largest=self.settings.largest_document)

    def _listed(self, stream: BufferedReader, origin: Origin) -> Iterator[Incoming]:
        """What a list of addresses leads to; a list that was itself fetched or unpacked could lead on for ever."""
        if origin.depth > 0:
            raise UnreadableReportError(f"{origin.place}: a list of addresses within another source; name it by itself")
        for number, address in addresses_in(stream):
            yield from _guarded(self._fetched(address, f"{origin.place}, line {number}"))

    def fetched(self, address: str) -> Iterator[Incoming]:
        """The reports behind `address`.

        Raises:
            UnreadableReportError: when it cannot be fetched or read.
        """
        return self._fetched(address, address)

    def _fetched(self, address: str, place: str) -> Iterator[Incoming]:
        if self.fetcher is None:
            raise UnreadableReportError(f"{place}: {NOT_FETCHED}")
        found = self.fetcher.fetch(address, place)
        origin = Origin(
            place=place,
            file_name=urlsplit(found.url).path,
            report_id=found.url,
            url=found.url,
            media_type=found.media_type,
            depth=1,
        )
        yield from self.reports_in(BufferedReader(BytesIO(found.data)), origin)

    def _in_zip(self, stream: BufferedReader, origin: Origin) -> Iterator[Incoming]:
        with (
            self.unpacking.seekable(stream, origin.place) as file,
            opened_zip(file, origin, self.unpacking) as archive,
        ):
            parts = set(archive.namelist())
            if MAIN_PART in parts:
                file.seek(0)
                yield read_docx(_limited(file, origin, self.settings.largest_document), origin, self.given)
            elif OFFICE_MARK in parts or "mimetype" in parts:
                raise UnreadableReportError(f"{origin.place}: an office document that is no .docx; save it as .docx")
            else:
                yield from self._in_entries(zip_entries(archive, origin, self.unpacking), origin)

    def _in_entries(self, entries: Iterator[Entry | UnreadableReportError], origin: Origin) -> Iterator[Incoming]:
        deepest = self.settings.deepest_archive
        if origin.depth >= deepest:
            raise UnreadableReportError(
                f"{origin.place}: more than {deepest} archives within one another; unpack it first"
            )
        for entry in entries:
            if isinstance(entry, UnreadableReportError):
                yield entry
            else:
                yield from _guarded(self.reports_in(entry.stream, entry.origin))

    def _whole(self, stream: BufferedReader, origin: Origin) -> bytes:
        return _limited(stream, origin, self.settings.largest_report)


_ONE_REPORT: dict[Form, Callable[[bytes, Origin, GivenMetadata], IncomingReport]] = {
    "text": read_text,
    "html": read_page,
}
_MANY_REPORTS: dict[Form, Callable[[bytes, Origin, GivenMetadata], Iterator[Incoming]]] = {
    "json": read_json,
    "feed": read_feed,
}


def _guarded(reports: Iterator[Incoming]) -> Iterator[Incoming]:
    """`reports`, with the error that ends them as the last one: it costs what they stand in only."""
    try:
        yield from reports
    except UnreadableReportError as error:
        yield error


def _limited(stream: IO[bytes], origin: Origin, limit: int) -> bytes:
    """Everything in `stream`; one byte above the limit is enough to refuse it, so no more is ever read."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise UnreadableReportError(f"{origin.place}: larger than {limit:,} bytes; split it into single reports")
    return data
