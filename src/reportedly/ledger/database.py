"""The one door to the database: connections, transactions, and errors that people understand."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from reportedly.errors import LedgerError
from reportedly.ledger.sqlite_file import BUSY_SECONDS, WRITES, key_for, ledger_engine, scratch_engine
from reportedly.settings import ledger_key


class Database:
    """A ledger's database, reached by a path (SQLite) or a URL (`postgresql+psycopg://…`, `sqlite:///…`)."""

    def __init__(self, location: str) -> None:
        self.location = location
        try:
            path = _sqlite_path(location)
            self._key = ledger_key() if path is None else key_for(path, ledger_key())
            self.engine = _postgresql_engine(location) if path is None else ledger_engine(path, self._key)
        except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
            raise LedgerError(
                f"{self.name}: cannot be opened ({first_line(error)}); give a path or a URL like"
                " postgresql+psycopg://user@host/database, with reportedly[postgresql] installed"
            ) from None

    @property
    def name(self) -> str:
        """The location as it may be shown: without a password."""
        return self.location if is_path(self.location) else make_url(self.location).render_as_string(hide_password=True)

    @property
    def is_sqlite(self) -> bool:
        """Whether the ledger is embedded."""
        return self.engine.dialect.name == "sqlite"

    @property
    def file(self) -> Path | None:
        """The file of an embedded ledger, whether or not it is there; opening a connection would make it."""
        return Path(self.engine.url.database or "") if self.is_sqlite else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it is now, unmoved by whoever writes meanwhile."""
        with self.explained(), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in the one write transaction at a time; committed at the end, undone by any error.

        The write lock is taken at the start, so that nothing read in the transaction can change under it and two
        writers never meet half-way.
        """
        with self.explained(), self.engine.connect() as connection:
            connection.execution_options(**{WRITES: True})
            with connection.begin():
                if not self.is_sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('reportedly'))"))
                yield connection

    @contextmanager
    def scratch(self) -> Iterator[Connection]:
        """An empty SQLite database for a check's own work, gone at its end; as secret as the ledger."""
        with TemporaryDirectory(prefix="reportedly-") as folder:
            engine = scratch_engine(Path(folder) / "rows.db", self._key)
            with engine.connect() as connection:
                yield connection
            engine.dispose()

    def drop_old_pages(self) -> None:
        """Empty SQLite's write-ahead log, which beside the file still holds pages as they were before; for erasures.

        Raises:
            LedgerError: when somebody reads one of those pages for longer than a write is waited for.
        """
        if not self.is_sqlite:
            return
        with self.explained(), closing(self.engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_busy, *_ = cursor.fetchone() or (0,)
        if is_busy:
            raise LedgerError(
                f"{self.name}: erased, but another process has been reading for {BUSY_SECONDS} seconds and keeps the"
                f" erased words in {self.name}-wal; stop it, and run any command on the ledger"
            )

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn what the database complains of into one line with a cure.

        Raises:
            LedgerError: in place of every error of the database.
        """
        try:
            yield
        except (DBAPIError, PoolTimeoutError, self.engine.dialect.loaded_dbapi.Error) as error:
            raise LedgerError(f"{self.name}: {explanation(error)}") from error

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def streamed(connection: Connection, statement: Select[Any], rows_at_once: int) -> Iterator[Row[Any]]:
    """The rows of `statement` as they are asked for, a handful at a time; the cursor goes when nobody asks any more."""
    with connection.execute(statement, execution_options={"yield_per": rows_at_once}) as result:
        yield from result


def is_path(location: str) -> bool:
    """Whether `location` names a file and not a URL."""
    return "://" not in location


def explanation(error: Exception) -> str:
    """What happened, and what to do, in one line."""
    cause = str(getattr(error, "orig", None) or error)
    cures = {
        "disk is full": "no space left; free some and run again (what was committed is safe)",
        "No space left": "no space left; free some and run again (what was committed is safe)",
        "disk I/O error": "cannot be written (disk full, file-size limit or a failing disk); make room and run again"
        " (what was committed is safe)",
        "locked": f"another process has been writing for {BUSY_SECONDS} seconds; wait for it and run again",
        "readonly": "cannot be written; check the permissions of the file and its folder",
        "not a database": "no ledger, or encrypted with another key; name another file or set $REPORTEDLY_LEDGER_KEY",
        "malformed": "damaged; check it with reportedly verify, restore it with reportedly rebuild",
        "unable to open": "cannot be opened; check the path and permissions",
    }
    for sign, cure in cures.items():
        if sign in cause:
            return cure
    return f"the database says: {first_line(cause)}"


def first_line(error: object) -> str:
    """The first line of a message."""
    return next(iter(str(error).splitlines()), type(error).__name__)


def _sqlite_path(location: str) -> str | None:
    """The file that `location` names; None where it names a server."""
    if is_path(location):
        return location
    url = make_url(location)
    if url.get_backend_name() != "sqlite":
        return None
    if url.database is None or url.database in {"", ":memory:"}:
        raise ArgumentError("a ledger needs a file")
    return url.database


def _postgresql_engine(location: str) -> Engine:
    url = make_url(location)
    if url.get_backend_name() != "postgresql":
        raise ArgumentError(f"{url.get_backend_name()} is neither SQLite nor PostgreSQL")
    return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
