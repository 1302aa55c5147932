"""What tests put into a ledger."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from reportedly.ledger.ledger import Ledger
from reportedly.model.raw_content import RawContent
from reportedly.model.reading import Reading
from reportedly.model.report import Original, Report, sha256_of
from reportedly.model.stored_report import AddedReport
from tests.invented import ISLAND

PUBLISHED = "2024-03-11"
ISLAND_REPORT = replace(
    ISLAND.report, report_id="orva-1", outlet="Orva", published=PUBLISHED, title="Port shelled", language="en"
)
ISLAND_READING = replace(ISLAND, report=ISLAND_REPORT)


def fixed_clock() -> datetime:
    """Always the same moment."""
    return datetime(2024, 3, 11, 12, 0, tzinfo=UTC)


def raw(data: bytes = b"as it came", name: str = "orva.txt") -> RawContent:
    """The source of a report."""
    return RawContent(data=data, media_type="text/plain", name=name)


def report(text: str, report_id: str = "r", **more: str | Original | None) -> Report:
    """A report that says `text`."""
    return Report(report_id=report_id, text=text, sha256=sha256_of(text), **more)  # type: ignore[arg-type]


def add(
    ledger: Ledger,
    reading: Reading = ISLAND_READING,
    source: RawContent | None = None,
    clock: Callable[[], datetime] = fixed_clock,
) -> AddedReport:
    """Keep a report with its reading."""
    with ledger.writing(by="a test", clock=clock) as writer:
        added = writer.add_report(reading.report, raw=source or raw())
        writer.add_reading(reading)
    return added
