"""A ledger made anew from another one's log and contents: to restore rows, to back up, to change databases."""

from dataclasses import asdict
from itertools import islice

from sqlalchemy import Connection, select

from reportedly.errors import LedgerError
from reportedly.ledger.content_store import hash_of, uncompressed
from reportedly.ledger.database import streamed
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.replaying import ENTRIES_AT_ONCE, replay
from reportedly.ledger.tables import contents, log_entries
from reportedly.model.log_entry import FIRST_PREVIOUS, LogEntry


def restore(source: Connection, target: Ledger) -> int:
    """Fill the empty ledger `target` from the log and the contents that `source` has; its other tables are not read.

    No reader model is needed: the log carries whole readings. Gives back the number of log entries. Everything happens
    in one transaction: when it fails, `target` stays empty.

    Raises:
        LedgerError: when `target` is not empty, or at the first break in what `source` has.
    """
    with target.database.writing() as connection:
        if connection.scalar(select(log_entries.c.number).limit(1)) is not None:
            raise LedgerError(f"{target.name}: not empty; name a ledger that does not exist yet")
        _copy_contents(source, connection)
        head: LogEntry | None = None
        for entry in replay(source, connection, words=True):
            _check_follows(entry, head)
            connection.execute(log_entries.insert(), asdict(entry))
            head = entry
    return head.number if head else 0


def _copy_contents(source: Connection, target: Connection) -> None:
    rows = streamed(source, select(contents), ENTRIES_AT_ONCE)
    while part := list(islice(rows, ENTRIES_AT_ONCE)):
        for row in part:
            if hash_of(uncompressed(row.data, row.sha256)) != row.sha256:
                raise LedgerError(f"what is kept under {row.sha256} was changed; restore from a backup")
        target.execute(contents.insert(), [{"sha256": row.sha256, "data": row.data} for row in part])


def _check_follows(entry: LogEntry, head: LogEntry | None) -> None:
    number, previous = (head.number + 1, head.sha256) if head else (1, FIRST_PREVIOUS)
    if entry.number != number or entry.previous_sha256 != previous or entry.sha256 != entry.covered_sha256:
        raise LedgerError(f"log entry {number} is missing or was changed; restore from a backup")
