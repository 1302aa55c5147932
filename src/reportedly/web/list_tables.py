"""The lists that only the web app has as tables: the log, and the sources."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Annotated

from reportedly.exports.claim_table import Text, Whole
from reportedly.exports.columns import Table
from reportedly.model.log_entry import LogEntry


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


def _log_rows(entries: Iterable[LogEntry]) -> Iterator[LogRow]:
    return (LogRow(**asdict(entry)) for entry in entries)


def _source_rows(sources: Iterable[tuple[str, int]]) -> Iterator[SourceRow]:
    return (SourceRow(source=key, incidents=incidents) for key, incidents in sources)


LOG_TABLE = Table(name="log", row=LogRow, rows=_log_rows, row_is="an entry of the log")
SOURCE_TABLE = Table(name="sources", row=SourceRow, rows=_source_rows, row_is="a source that speaks under a name")
