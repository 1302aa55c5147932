"""The lists that only the web app has as tables: the log, the sources, links to review, and how a job went."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Annotated

from reportedly.exports.claim_table import Number, Text, Whole
from reportedly.exports.columns import Table, listed
from reportedly.model.incident import Link
from reportedly.model.log_entry import LogEntry
from reportedly.web.jobs import Job


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """An entry of the log in one row."""

    number: Annotated[Whole, "Number of the entry, from 1."] = None
    recorded_at: Annotated[Text, "When it was written (ISO date-time, UTC)."] = None
    by: Annotated[Text, "Who or what made the change."] = None
    action: Annotated[Text, "What was done."] = None
    subject: Annotated[Text, "Id of what changed."] = None
    payload_sha256: Annotated[Text, "Hash of what was said."] = None
    previous_sha256: Annotated[Text, "Hash of the entry before."] = None
    sha256: Annotated[Text, "Hash of the entry."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source in one row."""

    source: Annotated[Text, "Key of the source: its actor code, or its name in small letters."] = None
    incidents: Annotated[Whole, "Of how many incidents it speaks."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """Two tellings that may or may not be one happening in one row."""

    one_report: Annotated[Text, "Id of the one report."] = None
    one_claim: Annotated[Text, "Its first claim of the happening."] = None
    other_report: Annotated[Text, "Id of the other report."] = None
    other_claim: Annotated[Text, "Its first claim of the happening."] = None
    score: Annotated[Number, "How likely they are one happening, 0 to 1."] = None
    reasons: Annotated[Text, "What speaks for it (+) and against it (-), with its weight."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRow:
    """One thing that came of a job."""

    what: Annotated[Text, "report for one that was added, message for what there is to say."] = None
    words: Annotated[Text, "The report's id in the ledger, or the message."] = None


def _log_rows(entries: Iterable[LogEntry]) -> Iterator[LogRow]:
    return (LogRow(**asdict(entry)) for entry in entries)


def _source_rows(sources: Iterable[tuple[str, int]]) -> Iterator[SourceRow]:
    return (SourceRow(source=key, incidents=incidents) for key, incidents in sources)


def _link_rows(links: Iterable[Link]) -> Iterator[LinkRow]:
    return (
        LinkRow(
            one_report=link.one.report_id,
            one_claim=link.one.claim_id,
            other_report=link.other.report_id,
            other_claim=link.other.claim_id,
            score=link.score,
            reasons=listed(f"{reason.words} {reason.weight:+.2f}" for reason in link.reasons),
        )
        for link in links
    )


def _job_rows(jobs: Iterable[Job]) -> Iterator[JobRow]:
    for job in jobs:
        yield from (JobRow(what="report", words=report) for report in job.reports)
        yield from (JobRow(what="message", words=message) for message in job.messages)


LOG_TABLE = Table(name="log", row=LogRow, rows=_log_rows, row_is="an entry of the log")
SOURCE_TABLE = Table(name="sources", row=SourceRow, rows=_source_rows, row_is="a source that speaks under a name")
LINK_TABLE = Table(name="links", row=LinkRow, rows=_link_rows, row_is="a link worth judging")
JOB_TABLE = Table(name="job", row=JobRow, rows=_job_rows, row_is="a report that was added, or a message")
