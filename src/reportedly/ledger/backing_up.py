"""A copy of a ledger as it is at one moment, taken while others write."""

from contextlib import closing
from pathlib import Path

from reportedly.errors import LedgerError
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.restoring import restore


def back_up(ledger: Ledger, target: Path) -> None:
    """Write the ledger into the new file `target`, which is a ledger itself (SQLite), whatever the ledger is kept in.

    A backup that fails leaves no file behind.

    Raises:
        LedgerError: when there is a file already, or it cannot be written.
    """
    if target.exists():
        raise LedgerError(f"{target}: is there already; name a new file, so that no backup replaces another")
    try:
        if ledger.database.is_sqlite:
            _copy_file(ledger, target)
        else:
            with ledger.database.reading() as source, Ledger.open(str(target), create=True) as copy:
                restore(source, copy)
    except BaseException:
        for suffix in ("", "-wal", "-shm", "-journal"):
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        raise


def _copy_file(ledger: Ledger, target: Path) -> None:
    """One read transaction of SQLite's, so that the copy is of one moment; it waits for nobody and nobody for it."""
    with ledger.database.explained(), closing(ledger.database.engine.raw_connection()) as connection:
        connection.cursor().execute("VACUUM INTO ?", (str(target),))
