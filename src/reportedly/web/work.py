"""What jobs do: take reports into the ledger and link them, and link again after judgements."""

from functools import cached_property

from reportedly import __version__
from reportedly.errors import UnreadableReportError
from reportedly.settings import Settings
from reportedly.views.wording import counted
from reportedly.web.jobs import Job, Jobs, Work
from reportedly.web.open_ledger import OpenLedger
from reportedly.web.web_settings import WebSettings
from reportedly.workflows.add_reports import add_reports
from reportedly.workflows.incoming_reports import HandedIn, incoming_of
from reportedly.workflows.link_reports import link_ledger
from reportedly.workflows.read_batch import Reader
from reportedly.workflows.reading_ahead import LoadReader

PROGRAM = f"reportedly {__version__}"
"""Who the log says linked: the program. Reports are added by whoever works here."""

LINKING = "Linking again"


class Worker:
    """Does the long work of one app; the reader model is loaded with the first report, which takes some seconds."""

    def __init__(self, ledger: OpenLedger, settings: WebSettings, load_reader: LoadReader | None = None) -> None:
        self._ledger = ledger
        self._settings = settings
        self._load_reader = load_reader or self._reader_model
        self.jobs = Jobs()

    def add(self, handed_in: HandedIn) -> Job:
        """Begin to take in what was handed in; linking follows."""
        return self.jobs.start("Adding reports", self._adding(handed_in))

    def link(self) -> Job:
        """Begin to link again; where that waits already, it is the same."""
        return self.jobs.waiting(LINKING) or self.jobs.start(LINKING, self._link)

    def _adding(self, handed_in: HandedIn) -> Work:
        def work(job: Job) -> None:
            job.doing = "reading"
            incoming = incoming_of(handed_in, settings=Settings(), fetches=self._settings.fetches)
            for outcome in add_reports(self._ledger.ledger, incoming, lambda: self._reader, by=self._ledger.editor):
                if isinstance(outcome, UnreadableReportError):
                    job.failed += 1
                    job.tell(str(outcome))
                    continue
                job.done += 1
                job.claims += outcome.claims or 0
                if outcome.id is not None:
                    job.reports.append(outcome.id)
                if outcome.outcome != "added":
                    job.tell(f"{outcome.report_id}: is in the ledger already")
                for warning in outcome.warnings:
                    job.tell(f"{outcome.report_id}: {warning.message}")
            if job.done:
                self._link(job)

        return work

    def _link(self, job: Job) -> None:
        job.doing = "linking"
        linking, changed = link_ledger(self._ledger.ledger, by=PROGRAM, sides=self._settings.sides)
        for warning in linking.warnings:
            job.tell(warning.message)
        job.tell(counted(len(linking.incidents), "incident") + ("" if changed else "; nothing has changed"))

    @cached_property
    def _reader(self) -> Reader:
        return self._load_reader()

    def _reader_model(self) -> Reader:
        from reportedly.workflows.read_report import ReportReader

        return ReportReader.load(gazetteers=self._settings.gazetteers, actors=self._settings.actors)
