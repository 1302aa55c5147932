"""Log and contents restore everything else, from either database into either; backups are of one moment."""

from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import select, text

from reportedly.errors import LedgerError
from reportedly.ledger.backing_up import back_up
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.restoring import restore
from reportedly.ledger.tables import PROJECTED_TABLES
from reportedly.ledger.verification import verify
from reportedly.model.claim_filter import ClaimFilter
from tests.ledger.conftest import Clock
from tests.ledger.postgresql_cluster import blank_database_url
from tests.ledger.stored import add, report
from tests.ledger.test_verification import fill


def rows(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    with ledger.database.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in PROJECTED_TABLES
        }


@pytest.fixture(params=["sqlite", "postgresql"])
def target_location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "restored.db")
    return blank_database_url(request.getfixturevalue("cluster"))


def test_lost_rows_are_restored_without_a_reader(ledger: Ledger, target_location: str) -> None:
    fill(ledger)
    whole = rows(ledger)
    with ledger.database.writing() as connection:
        for table in reversed(PROJECTED_TABLES):
            connection.execute(table.delete())

    with ledger.database.reading() as source, Ledger.open(target_location, create=True) as target:
        restored = restore(source, target)

        assert rows(target) == whole
        assert verify(target.database).problems == ()
        with ledger.view() as before, target.view() as after:
            assert before.head() == after.head()
            assert restored == after.counts().log_entries
            found = [claim.claim_id for claim in after.claims(ClaimFilter(words="shelling"))]
            assert found == ["c-shelled"]


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        ("UPDATE log_entries SET recorded_at = '' WHERE number = 2", "log entry 2 is missing or was changed"),
        ("DELETE FROM log_entries WHERE number = 2", "log entry 2 is missing or was changed"),
        (
            "DELETE FROM contents WHERE sha256 = (SELECT payload_sha256 FROM log_entries WHERE number = 2)",
            "nothing is kept under",
        ),
        ("UPDATE contents SET data = (SELECT data FROM contents LIMIT 1)", "was changed; restore from a backup"),
    ],
)
def test_a_damaged_log_is_not_restored(file_ledger: Ledger, tmp_path: Path, damage: str, complaint: str) -> None:
    fill(file_ledger)
    with file_ledger.database.writing() as connection:
        connection.execute(text(damage))

    with file_ledger.database.reading() as source, Ledger.open(str(tmp_path / "new.db"), create=True) as target:
        with pytest.raises(LedgerError, match=complaint):
            restore(source, target)

        with target.view() as view:
            assert view.counts().log_entries == 0


def test_nothing_is_restored_into_a_ledger_that_has_something(file_ledger: Ledger, tmp_path: Path) -> None:
    add(file_ledger)

    with (
        file_ledger.database.reading() as source,
        Ledger.open(str(tmp_path / "other.db"), create=True) as target,
    ):
        add(target)
        with pytest.raises(LedgerError, match="not empty"):
            restore(source, target)


def test_a_backup_is_a_ledger(ledger: Ledger, tmp_path: Path) -> None:
    fill(ledger)

    back_up(ledger, tmp_path / "backup.db")

    with Ledger.open(str(tmp_path / "backup.db")) as copy:
        assert rows(copy) == rows(ledger)
        assert verify(copy.database).problems == ()


def test_a_backup_is_of_one_moment_while_others_write(ledger: Ledger, tmp_path: Path, clock: Clock) -> None:
    def write() -> None:
        for number in range(20):
            with ledger.writing(by="a test", clock=clock) as writer:
                for part in range(5):
                    writer.add_report(report(f"It rained {number} times, {part}.", f"r-{number}-{part}"))

    writing = Thread(target=write)
    writing.start()
    for number in range(3):
        back_up(ledger, tmp_path / f"backup-{number}.db")
    writing.join()

    with ledger.view() as view:
        assert view.counts().reports == 100
    for number in range(3):
        with Ledger.open(str(tmp_path / f"backup-{number}.db")) as copy:
            assert verify(copy.database).problems == ()
            with copy.view() as view:
                assert view.counts().reports % 5 == 0


def test_no_backup_replaces_another_file(file_ledger: Ledger, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("something else")

    with pytest.raises(LedgerError, match="is there already"):
        back_up(file_ledger, there)

    assert there.read_text() == "something else"


def test_a_backup_that_fails_leaves_nothing(file_ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be opened"):
        back_up(file_ledger, tmp_path / "missing" / "backup.db")

    assert not (tmp_path / "missing").exists()
