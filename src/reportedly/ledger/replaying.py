"""Going through the log again, entry by entry: what restoring a ledger and checking its rows have in common."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from reportedly.ledger.content_store import content, uncompressed
from reportedly.ledger.database import streamed
from reportedly.ledger.payloads import payload_of
from reportedly.ledger.projection import Projection
from reportedly.ledger.tables import contents, log_entries
from reportedly.model.erasure import Erasure
from reportedly.model.log_entry import LogEntry

ENTRIES_AT_ONCE = 200


def entry_of(row: Row[Any]) -> LogEntry:
    """The log entry in a row of `log_entries`."""
    return LogEntry(**row._mapping)  # noqa: SLF001 - public in SQLAlchemy, underscored against column names


def logged(connection: Connection) -> Iterator[LogEntry]:
    """Every entry of the log, in order."""
    statement = select(log_entries).order_by(log_entries.c.number)
    for row in streamed(connection, statement, ENTRIES_AT_ONCE):
        yield entry_of(row)


def erased_contents(connection: Connection) -> frozenset[str]:
    """The hashes of all contents that were erased: what may rightly be missing."""
    payloads = select(log_entries.c.payload_sha256).where(log_entries.c.action == "erased")
    erasures = (payload_of(Erasure, content(connection, sha256)) for sha256 in connection.scalars(payloads).all())
    return frozenset(sha256 for erasure in erasures for sha256 in erasure.contents)


def replay(source: Connection, target: Connection, *, words: bool) -> Iterator[LogEntry]:
    """Write the rows of every entry of `source` into `target`, and give back each entry when it is done.

    Entries whose payload was erased leave nothing. `words` says whether the full-text index is filled too.

    Raises:
        LedgerError: when a payload is missing or damaged.
    """
    gone = erased_contents(source)
    projection = Projection(target, lambda sha256: content(source, sha256), words=words)
    statement = (
        select(log_entries, contents.c.data)
        .outerjoin(contents, contents.c.sha256 == log_entries.c.payload_sha256)
        .order_by(log_entries.c.number)
    )
    for row in streamed(source, statement, ENTRIES_AT_ONCE):
        fields = dict(row._mapping)  # noqa: SLF001 - as above
        data = fields.pop("data")
        entry = LogEntry(**fields)
        if data is not None:
            projection.apply(entry, uncompressed(data, entry.payload_sha256))
        elif entry.payload_sha256 not in gone:
            content(source, entry.payload_sha256)  # says what is missing
        yield entry
