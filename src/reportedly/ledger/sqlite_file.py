"""SQLite files: how they are opened, by Python's own driver or, where they are encrypted, by SQLCipher's."""

import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from reportedly.errors import LedgerError
from reportedly.ledger.sqlite_signature import is_plain_sqlite

BUSY_SECONDS = 60
"""How long one process waits for another's write. A batch of reports is written in well under a second; a minute leaves
room for a slow disk and a queue of writers."""

WRITES = "reportedly_writes"
"""The execution option of a connection that takes the write lock when its transaction begins."""


def key_for(path: str, key: str | None) -> str | None:
    """The key of the ledger in the file at `path`: `key`, but for a file that begins like one that is not encrypted."""
    return None if is_plain_sqlite(Path(path)) else key


def ledger_engine(path: str, key: str | None) -> Engine:
    """The engine of the ledger in the file at `path`; a new file is encrypted where there is a `key`.

    Raises:
        LedgerError: when SQLCipher is needed and not installed.
    """
    engine = _engine(path, key, _prepare_ledger)
    event.listen(engine, "begin", _begin)
    return engine


def scratch_engine(path: Path, key: str | None) -> Engine:
    """The engine of a file that need not outlive a check; encrypted where there is a `key`.

    Raises:
        LedgerError: as `ledger_engine`.
    """
    return _engine(str(path), key, _prepare_scratch)


def _engine(path: str, key: str | None, prepare: Callable[[Any], None]) -> Engine:
    url, waiting = f"sqlite:///{Path(path)}", {"timeout": BUSY_SECONDS}
    if key is None:
        engine = create_engine(url, connect_args=waiting)
    else:
        engine = create_engine(url, connect_args=waiting, module=_sqlcipher(path))

    def connected(connection: Any, _record: object) -> None:
        # The driver's own transactions are switched off: it would begin them late and without the write lock.
        connection.isolation_level = None
        if key is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")  # what goes wrong is raised as well
            connection.execute(f"PRAGMA key = {_quoted(key)}")
        prepare(connection)

    event.listen(engine, "connect", connected)
    return engine


def _sqlcipher(path: str) -> ModuleType:
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        raise LedgerError(
            f"{path}: encrypted ledgers need SQLCipher; install reportedly[encrypted], or unset $REPORTEDLY_LEDGER_KEY"
        ) from None
    driver: ModuleType = dbapi2
    return driver


def _quoted(words: str) -> str:
    """`words` as a string of SQL: a PRAGMA takes no parameters."""
    return "'" + words.replace("'", "''") + "'"


def _prepare_ledger(connection: Any) -> None:
    """Set up a new connection.

    `synchronous = FULL` keeps every committed report through a power cut; `secure_delete` overwrites what is erased.
    """
    _patiently(connection, "PRAGMA journal_mode = WAL")
    for pragma in ("synchronous = FULL", "secure_delete = ON", "foreign_keys = ON", "cache_size = -65536"):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_scratch(connection: Any) -> None:
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _patiently(connection: Any, statement: str) -> None:
    """Execute what SQLite refuses at once while another process opens the same new file, without its usual waiting."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute(statement)
        except connection.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def _begin(connection: Connection) -> None:
    options: Any = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITES) else "BEGIN")
