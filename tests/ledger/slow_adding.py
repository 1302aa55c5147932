"""A program that adds invented reports, each read by a reader that takes its time: for tests that kill or crowd it."""

import sys
import time
from dataclasses import replace

from reportedly.ledger.ledger import Ledger
from reportedly.model.raw_content import RawContent
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.reading.incoming import IncomingReport
from reportedly.workflows import add_reports
from tests.invented import ISLAND
from tests.ledger.stored import report


class SlowReader:
    """Finds the invented claims in every report, after a while."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def read(self, one: Report) -> Reading:
        """A reading whose claims have ids of the report's own."""
        time.sleep(self._seconds)
        claims = tuple(replace(claim, id=f"{claim.id}-{one.report_id}") for claim in ISLAND.claims)
        return replace(ISLAND, report=one, claims=claims)


def invented_reports(prefix: str, number: int) -> list[IncomingReport]:
    """Reports of one text each, in which the invented claims can stand."""
    return [
        IncomingReport(
            report=report(f"{ISLAND.report.text} {prefix} {one}", f"{prefix}-{one}"),
            raw=RawContent(data=f"{prefix}{one}".encode(), media_type="text/plain", name=f"{prefix}-{one}.txt"),
        )
        for one in range(number)
    ]


def run(location: str, prefix: str, number: int, seconds: float) -> None:
    """Add the reports, and say each time when some are kept."""
    add_reports.COMMIT_AFTER_REPORTS = 3
    with Ledger.open(location, create=True) as ledger:
        incoming = invented_reports(prefix, number)
        for added in add_reports.add_reports(ledger, incoming, lambda: SlowReader(seconds), by="a test"):
            sys.stdout.write(f"{added.report_id if isinstance(added, add_reports.Added) else added}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))
