"""A PostgreSQL of the tests' own: made in a temporary folder, reached by a socket in it, gone with it."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path

import psycopg

from reportedly.ledger.ledger import Ledger

TEMPLATE = "reportedly_template"
_numbers = count(1)


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
            with Ledger.open(_url(folder, _new_database(folder, TEMPLATE, of="template0")), create=True):
                pass
            yield folder
        finally:
            run(bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def fresh_ledger_url(folder: Path, *, empty: bool = False) -> str:
    """The URL of a database of its own with an empty ledger in it, or with nothing at all."""
    number = next(_numbers)
    return _url(folder, _new_database(folder, f"ledger_{number}", of="template0" if empty else TEMPLATE))


def _new_database(folder: Path, name: str, *, of: str) -> str:
    with psycopg.connect(host=str(folder), user="reportedly", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {of}".encode())
    return name


def _url(folder: Path, database: str) -> str:
    return f"postgresql+psycopg://reportedly@/{database}?host={folder}"
