"""Every test of the ledger runs on SQLite and on PostgreSQL."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reportedly.ledger.ledger import Ledger
from tests.ledger.postgresql_cluster import emptied_ledger_url, programs, running_cluster


@pytest.fixture(scope="session")
def cluster() -> Iterator[Path]:
    """The folder of a running PostgreSQL's socket."""
    bin_folder = programs()
    if bin_folder is None:
        pytest.skip("PostgreSQL's programs are not installed (Debian: apt-get install postgresql)")
    with running_cluster(bin_folder) as folder:
        yield folder


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty ledger in a file, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "ledger.db"
    Ledger.open(str(path), create=True).close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty ledger is, in each of the databases."""
    if request.param == "sqlite":
        return str(shutil.copy(request.getfixturevalue("empty_file"), tmp_path))
    return emptied_ledger_url(request.getfixturevalue("cluster"))


@pytest.fixture
def ledger(location: str) -> Iterator[Ledger]:
    """An empty ledger in each of the databases."""
    with Ledger.open(location) as opened:
        yield opened


@pytest.fixture
def file_ledger(empty_file: Path, tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger in a file."""
    with Ledger.open(str(shutil.copy(empty_file, tmp_path))) as opened:
        yield opened


class Clock:
    """A clock that goes on by a minute whenever it is looked at."""

    def __init__(self) -> None:
        self._now = datetime(2024, 3, 11, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._now += timedelta(minutes=1)
        return self._now


@pytest.fixture
def clock() -> Clock:
    """A clock for the log, the same in every run."""
    return Clock()
