"""What a person hands in beside files on the disk: pasted text, uploads held in memory, addresses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BufferedReader, BytesIO

from reportedly.errors import UnreadableReportError, UsageError
from reportedly.model.raw_content import RawContent
from reportedly.reading.dates import iso_date
from reportedly.reading.fetching import Fetcher
from reportedly.reading.incoming import GivenMetadata, IncomingReport, incoming_report
from reportedly.reading.origin import Origin
from reportedly.reading.sources import read_sources
from reportedly.reading.streams import Incoming, Intake
from reportedly.reading.unpacking import Unpacking
from reportedly.settings import Settings

PASTED = "pasted text"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedReport:
    """One report as a person pastes it; `published` is an ISO date."""

    text: str
    report_id: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file as it was sent; `name` is only what it is called and never a path that is opened."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """Everything of one go; `published` and `outlet` hold for uploads that do not say them themselves."""

    pasted: PastedReport | None = None
    uploads: tuple[Upload, ...] = ()
    addresses: tuple[str, ...] = ()
    published: str | None = None
    outlet: str | None = None


def publication_day(written: str | None) -> str | None:
    """A day of publication as a person gives it; None where nothing is written.

    Raises:
        UsageError: when it is no day.
    """
    try:
        return iso_date(written.strip()) if written and written.strip() else None
    except ValueError as error:
        raise UsageError(f"published {error}") from None


def incoming_of(handed_in: HandedIn, *, settings: Settings, fetches: bool) -> Iterator[Incoming]:
    """The reports in what was handed in, or why one cannot be read; addresses are fetched only where `fetches`."""
    given = GivenMetadata(published=handed_in.published, outlet=handed_in.outlet)
    if handed_in.pasted is not None:
        yield _of_pasted(handed_in.pasted)
    for upload in handed_in.uploads:
        intake = Intake(given=given, settings=settings, unpacking=Unpacking(settings), fetcher=None)
        origin = Origin(place=upload.name, file_name=upload.name, report_id=upload.name)
        try:
            yield from intake.reports_in(BufferedReader(BytesIO(upload.data)), origin)
        except UnreadableReportError as error:
            yield error
    if handed_in.addresses:
        yield from _of_addresses(handed_in.addresses, given, settings, Fetcher() if fetches else None)


def _of_pasted(pasted: PastedReport) -> IncomingReport:
    raw = RawContent(data=pasted.text.encode("utf-8", "replace"), media_type="text/plain", name=PASTED)
    origin = Origin(place=PASTED, report_id=pasted.report_id)
    return incoming_report(
        report_id=origin.id_for(pasted.text),
        text=pasted.text,
        raw=raw,
        title=pasted.title,
        outlet=pasted.outlet,
        published=pasted.published,
        url=pasted.url,
    )


def _of_addresses(
    addresses: Sequence[str], given: GivenMetadata, settings: Settings, fetcher: Fetcher | None
) -> Iterator[Incoming]:
    for address in addresses:
        if not address.lower().startswith(("http://", "https://")):
            yield UnreadableReportError(f"{address}: not a web address; give one that begins with https://")
            continue
        yield from read_sources([address], given=given, settings=settings, standard_input=None, fetcher=fetcher)
