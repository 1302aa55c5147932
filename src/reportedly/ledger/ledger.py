"""Opening a ledger, and the two ways into it: looking and writing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from reportedly.errors import LedgerError
from reportedly.ledger.database import Database
from reportedly.ledger.migrating import migrate, version_of
from reportedly.ledger.tables import SCHEMA_VERSION
from reportedly.ledger.view import LedgerView
from reportedly.ledger.writer import Clock, LedgerWriter


def wall_clock() -> datetime:
    """The time of recording. Only the log has it; no content ever comes from the clock."""
    return datetime.now(UTC)


class Ledger:
    """A ledger of claims, kept in a file (SQLite) or in a PostgreSQL database.

    Any number of processes may look at it while one after another writes. Use it as a context manager, or close it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, location: str, *, create: bool = False) -> Self:
        """Open the ledger at a path or URL; one of an older version of Reportedly is brought up to date.

        Args:
            location: a file's path, or a URL such as `postgresql+psycopg://user@host/database`.
            create: whether to make a ledger where there is none; otherwise that is an error.

        Raises:
            LedgerError: when there is none, it cannot be opened, or it was written by a newer version of Reportedly.
        """
        database = Database(location)
        if database.file is not None and not create and not database.file.is_file():
            raise LedgerError(f"{location}: no ledger there; make one with reportedly add, or name it with --ledger")
        with database.reading() as connection:
            version = version_of(connection)
        if version is None and not create:
            raise LedgerError(f"{database.name}: not a ledger; make one with reportedly add, or name another")
        if version != SCHEMA_VERSION:
            with database.writing() as connection:
                migrate(connection, database.name)
        return cls(database)

    @property
    def name(self) -> str:
        """Where the ledger is, as it may be shown: without a password."""
        return self._database.name

    @property
    def database(self) -> Database:
        """The database, for what works on it as a whole: verifying, restoring, copying."""
        return self._database

    @contextmanager
    def view(self) -> Iterator[LedgerView]:
        """Look into the ledger as it is now.

        Raises:
            LedgerError: when the database cannot be read.
        """
        with self._database.reading() as connection:
            yield LedgerView(connection)

    @contextmanager
    def writing(self, *, by: str, clock: Clock = wall_clock) -> Iterator[LedgerWriter]:
        """Write in one transaction: all of it is kept when the block ends well, nothing when it does not.

        `by` names who or what makes the changes. Another writer is waited for; after an erasure readers are, too,
        because they hold on to what was there before.

        Raises:
            LedgerError: when the database cannot be written, and nothing of the block is kept; or when somebody still
                reads what was erased.
        """
        with self._database.writing() as connection:
            writer = LedgerWriter(connection, by=by, clock=clock)
            yield writer
        if writer.has_erased:
            self._database.drop_old_pages()

    def close(self) -> None:
        """Let go of all connections."""
        self._database.close()

    def __enter__(self) -> Self:
        """The ledger itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of all connections, however the block ended."""
        self.close()
