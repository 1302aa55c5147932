"""`reportedly add`: reports into the ledger."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly import __version__
from reportedly.cli.batch_run import ALL_READ, SOME_FAILED, BatchRun, standard_input
from reportedly.cli.data_output import standard_output
from reportedly.cli.intake_progress import intake_progress
from reportedly.cli.ledger_option import LedgerOption, opened_ledger
from reportedly.cli.messages import fail, warn
from reportedly.cli.read import checked_date, implied_input
from reportedly.errors import UnreadableReportError
from reportedly.reading.incoming import GivenMetadata
from reportedly.reading.sources import read_sources
from reportedly.settings import Settings

if TYPE_CHECKING:
    from reportedly.ledger.ledger import Ledger
    from reportedly.workflows.add_reports import Added

PROGRAM = f"reportedly {__version__}"
"""Who the log says added reports: the program; a person stands by what persons say."""


def add(
    *,
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE", help="Files or addresses of reports; - is standard input."),
    ] = None,
    ledger: LedgerOption = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date (YYYY-MM-DD) where a report states none.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published the reports that do not say.")
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, metavar="N", help="In how many processes to read.")] = 1,
    reread: Annotated[
        bool, typer.Option("--reread", help="Read also what was read before; the new reading replaces the old one.")
    ] = False,
    fetch: Annotated[bool, typer.Option("--fetch", help="Fetch the web addresses among the sources.")] = False,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Fetch from private addresses too.")] = False,
    gazetteer: Annotated[
        list[Path] | None, typer.Option(metavar="CSV", help="Your own places, before the built-in ones; repeatable.")
    ] = None,
    actors: Annotated[
        list[Path] | None, typer.Option(metavar="CSV", help="Your own actors, before the built-in ones; repeatable.")
    ] = None,
) -> int:
    """Read reports and keep them, with every claim in them, in the ledger.

    For example:

      reportedly add reports.jsonl page.html

      reportedly add archive.zip --ledger conflict.db --jobs 4

    What is in the ledger already is not added twice, so the same command can be run again: after a kill it goes on
    where it was. A report that cannot be read gets one line on standard error, and the others are still added; the
    exit status is then 1.
    """
    from reportedly.reading.fetching import Fetcher
    from reportedly.workflows.add_reports import add_reports

    named = sources or [implied_input()]
    run = BatchRun(sources=named, gazetteers=gazetteer or (), actors=actors or ())
    metadata = GivenMetadata(published=checked_date(published), outlet=outlet)
    load_reader = run.load_reader
    if jobs > 1:
        if gazetteer or actors:
            run.load_reader()  # says once what is wrong with them; each reading process loads its own, silently
        from reportedly.workflows.read_report import ReportReader

        load_reader = partial(ReportReader.load, gazetteers=run.gazetteers, actors=run.actors)
    with opened_ledger(ledger, create=True) as opened:
        tally = Tally()
        with intake_progress(named) as progress:
            incoming = read_sources(
                named,
                given=metadata,
                settings=Settings(),
                standard_input=standard_input(),
                fetcher=Fetcher(allow_private=allow_private) if fetch else None,
                on_read=progress.read,
            )
            for outcome in add_reports(opened, incoming, load_reader, by=PROGRAM, jobs=jobs, reread=reread):
                tally.take(outcome)
                progress.dealt_with()
        with standard_output() as out:
            out.write(tally.summary(opened) + "\n")
    return SOME_FAILED if tally.failed else ALL_READ


@dataclass(kw_only=True)
class Tally:
    """What became of the reports of one run; warnings and failures are told as they come."""

    added: int = 0
    seen: int = 0
    known: int = 0
    read: int = 0
    claims: int = 0
    failed: int = 0

    def take(self, outcome: "Added | UnreadableReportError") -> None:
        """Count one report, and tell what should be known of it."""
        if isinstance(outcome, UnreadableReportError):
            fail(str(outcome))
            self.failed += 1
            return
        for warning in outcome.warnings if outcome.outcome == "added" else ():
            warn(f"{outcome.report_id}: {warning.message}")
        self.added += outcome.outcome == "added"
        self.seen += outcome.outcome == "seen"
        self.known += outcome.outcome == "known"
        if outcome.claims is not None:
            self.read += 1
            self.claims += outcome.claims

    def summary(self, ledger: "Ledger") -> str:
        """One line about the run, one about the ledger."""
        with ledger.view() as view:
            counts = view.counts()
        return (
            f"added {self.added:,} reports ({self.read:,} texts read, {self.claims:,} claims found); "
            f"met again {self.seen:,}, known already {self.known:,}, failed {self.failed:,}\n"
            f"{ledger.name}: {counts.reports:,} reports of {counts.texts:,} texts, {counts.claims:,} claims, "
            f"{counts.incidents:,} incidents, {counts.log_entries:,} log entries"
        )
