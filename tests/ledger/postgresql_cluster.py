"""A PostgreSQL of the tests' own: made in a temporary folder, reached by a socket in it, gone with it."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg

from reportedly.ledger.ledger import Ledger
from reportedly.ledger.tables import metadata

EMPTIED, FILLED, BLANK = "emptied", "filled", "blank"


@cache
def programs() -> Path | None:
    """The folder with PostgreSQL's programs: Debian keeps them out of the path."""
    found = shutil.which("initdb")
    folders = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    if found is not None:
        folders.append(Path(found).resolve().parent)
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


def unprivileged_user() -> str | None:
    """Whom to run as when the tests run as root, which PostgreSQL refuses to do; None for oneself."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextmanager
def running_cluster(bin_folder: Path) -> Iterator[Path]:
    """The folder of a running cluster's socket. Nothing is flushed to disk: the cluster does not outlive the tests."""
    user = unprivileged_user()
    with tempfile.TemporaryDirectory(prefix="reportedly-pg-") as name:
        folder = Path(name)
        if user is not None:
            shutil.chown(folder, user)
        data = folder / "data"

        def run(*command: str | Path) -> None:
            subprocess.run(command, check=True, capture_output=True, user=user, cwd=folder, env={"LC_ALL": "C.UTF-8"})

        run(bin_folder / "initdb", "-D", data, "-U", "reportedly", "--auth=trust", "--encoding=UTF8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c full_page_writes=off"
        run(bin_folder / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            for database in (EMPTIED, FILLED, BLANK):
                _execute(folder, "postgres", f"CREATE DATABASE {database}")
            for database in (EMPTIED, FILLED):
                Ledger.open(_url(folder, database), create=True).close()
            yield folder
        finally:
            run(bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def emptied_ledger_url(folder: Path) -> str:
    """The URL of an empty ledger; the same for every test, because making a database takes longer than emptying one."""
    tables = ", ".join([*(table.name for table in metadata.sorted_tables), "report_words", "claim_words"])
    _execute(folder, EMPTIED, f"TRUNCATE {tables}")
    return _url(folder, EMPTIED)


def filled_ledger_url(folder: Path) -> str:
    """The URL of a ledger for one module's tests, which fill it once."""
    return _url(folder, FILLED)


def blank_database_url(folder: Path) -> str:
    """The URL of a database in which there is nothing at all."""
    _execute(folder, BLANK, "DROP SCHEMA public CASCADE")
    _execute(folder, BLANK, "CREATE SCHEMA public")
    return _url(folder, BLANK)


def _execute(folder: Path, database: str, statement: str) -> None:
    with psycopg.connect(host=str(folder), user="reportedly", dbname=database, autocommit=True) as connection:
        connection.execute(statement.encode())


def _url(folder: Path, database: str) -> str:
    return f"postgresql+psycopg://reportedly@/{database}?host={folder}"
