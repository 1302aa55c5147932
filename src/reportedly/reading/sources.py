"""Everything that a person names on the command line, to reports in the same order."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from io import BufferedReader
from pathlib import Path

from reportedly.errors import UnreadableReportError
from reportedly.model.identity import content_id
from reportedly.model.warning import Warning
from reportedly.reading.html_page import read_page
from reportedly.reading.incoming import GivenMetadata, IncomingReport, incoming_report
from reportedly.reading.jsonl_file import read_lines
from reportedly.reading.sniffing import HEAD_BYTES, form_of, why_not_text
from reportedly.reading.text_file import decoded
from reportedly.settings import Settings

STANDARD_INPUT = "-"

Incoming = IncomingReport | UnreadableReportError


def read_sources(
    sources: Iterable[str], *, given: GivenMetadata, settings: Settings, standard_input: BufferedReader | None
) -> Iterator[Incoming]:
    """The reports of all `sources`, or why one cannot be read; one that cannot does not keep back the rest.

    A source is a file's path, or "-" for `standard_input` (None where the process has none). What `given` says holds
    for text and pages, even against a page's metadata; a line of JSON lines that says otherwise of itself wins.
    """
    for source in sources:
        try:
            with _opened(source, standard_input) as stream:
                yield from _read_stream(stream, source, given, settings)
        except UnreadableReportError as error:
            yield error
        except FileNotFoundError:
            yield UnreadableReportError(f"{_name(source)}: no such file; check the path")
        except IsADirectoryError:
            yield UnreadableReportError(f"{_name(source)}: a folder; name the files in it")
        except OSError as error:
            yield UnreadableReportError(f"{_name(source)}: {error.strerror or error}; check the path and permissions")


def _opened(source: str, standard_input: BufferedReader | None) -> AbstractContextManager[BufferedReader]:
    if "\0" in source:
        raise UnreadableReportError(f"{_name(source)}: a path cannot hold a null character; check the path")
    if source != STANDARD_INPUT:
        return Path(source).open("rb")
    if standard_input is None:
        raise UnreadableReportError(f"{_name(source)}: closed; name a file or pipe a report in")
    return nullcontext(standard_input)


def _read_stream(stream: BufferedReader, source: str, given: GivenMetadata, settings: Settings) -> Iterator[Incoming]:
    name = _name(source)
    head = stream.peek(HEAD_BYTES)[:HEAD_BYTES]
    if (kind := why_not_text(head)) is not None:
        raise UnreadableReportError(f"{name}: {kind}")
    if form_of(source, head) == "jsonl":
        yield from read_lines(stream, name, given=given, largest_report=settings.largest_report)
    else:
        yield _read_one(_limited(stream, name, settings.largest_report), source, given)


def _limited(stream: BufferedReader, name: str, largest_report: int) -> bytes:
    """Everything in `stream`; one byte above the limit is enough to refuse it, so no more is ever read."""
    data = stream.read(largest_report + 1)
    if len(data) > largest_report:
        raise UnreadableReportError(f"{name}: larger than {largest_report:,} bytes; split it into single reports")
    return data


def _read_one(data: bytes, source: str, given: GivenMetadata) -> IncomingReport:
    name = _name(source)
    if form_of(source, data[:HEAD_BYTES]) != "html":
        text = decoded(data, name)
        return incoming_report(
            report_id=_report_id(source, text), text=text, outlet=given.outlet, published=given.published
        )
    page = read_page(data, name)
    incoming = incoming_report(
        report_id=_report_id(source, page.text),
        text=page.text,
        title=page.title,
        outlet=given.outlet or page.outlet,
        published=given.published or page.published,
        url=page.url,
    )
    return replace(incoming, warnings=(damaged_text(), *incoming.warnings)) if "\ufffd" in page.text else incoming


def damaged_text() -> Warning:
    """The warning that characters of a page are lost."""
    return Warning(
        code="damaged_text",
        message="characters of the page could not be decoded (�): names and figures may be damaged; save it as UTF-8",
    )


def _report_id(source: str, text: str) -> str:
    return content_id("r", text) if source == STANDARD_INPUT else Path(source).name


def _name(source: str) -> str:
    return "standard input" if source == STANDARD_INPUT else source
