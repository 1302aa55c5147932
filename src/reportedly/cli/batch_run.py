"""One run over many sources: readings come out, and what went wrong is told as it happens."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.cli.messages import fail, warn
from reportedly.errors import UnreadableReportError
from reportedly.model.document import Document
from reportedly.model.reading import Reading
from reportedly.reading.fetching import Fetcher
from reportedly.reading.incoming import GivenMetadata, IncomingReport
from reportedly.reading.sources import read_sources
from reportedly.settings import Settings
from reportedly.workflows.read_batch import read_batch

if TYPE_CHECKING:
    from reportedly.workflows.read_report import ReportReader

ALL_READ = 0
SOME_FAILED = 1


@dataclass(kw_only=True)
class BatchRun:
    """Reads `sources` once; after that `status` is the exit status of the run."""

    sources: Sequence[str]
    given: GivenMetadata = field(default_factory=GivenMetadata)
    gazetteers: Sequence[Path] = ()
    actors: Sequence[Path] = ()
    vague_amounts: str | None = None
    fetcher: Fetcher | None = None
    status: int = field(default=ALL_READ, init=False)

    def readings(self) -> Iterator[Reading]:
        """The reading of each report that could be read; warnings and failures go to standard error."""
        for outcome in read_batch(self.load_reader, self._incoming()):
            if isinstance(outcome, UnreadableReportError):
                self._failed(outcome)
                continue
            for warning in outcome.warnings:
                warn(f"{outcome.report.report_id}: {warning.message}")
            yield outcome

    def documents(self) -> Iterator[Document]:
        """The annotated words of each report that could be read, for who wants no claims."""
        reader: ReportReader | None = None
        for one in self._incoming():
            if isinstance(one, UnreadableReportError):
                self._failed(one)
                continue
            for warning in one.warnings:
                warn(f"{one.report.report_id}: {warning.message}")
            reader = reader or self.load_reader()
            yield reader.annotated(one.report)

    def _incoming(self) -> Iterator[IncomingReport | UnreadableReportError]:
        return read_sources(
            self.sources,
            given=self.given,
            settings=Settings(),
            standard_input=standard_input(),
            fetcher=self.fetcher,
        )

    def _failed(self, error: UnreadableReportError) -> None:
        fail(str(error))
        self.status = SOME_FAILED

    def load_reader(self) -> "ReportReader":
        """The reader with the user's own places and actors; loading it takes most of a short run."""
        from reportedly.workflows.read_report import ReportReader

        chosen = {} if self.vague_amounts is None else {"vague_amounts": self.vague_amounts}
        reader = ReportReader.load(gazetteers=self.gazetteers, actors=self.actors, **chosen)
        for warning in reader.warnings:
            warn(warning.message)
        return reader


def standard_input() -> BufferedReader | None:
    """Standard input as bytes; None where the process has none."""
    if sys.stdin is None or not isinstance(sys.stdin.buffer, BufferedReader):
        return None
    return sys.stdin.buffer
