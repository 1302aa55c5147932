"""A ledger of any earlier version is brought up to date with nothing lost; the newest tables are those in the code.

`fixtures/version_NNNN.jsonl` is a ledger as that version wrote it: one row a line, bytes in hex. Full-text tables give
no text back, so that what the version put into them stands beside it, in `words_NNNN.jsonl`. When the tables change,
add a migration, write the new version's fixture with `python -m tests.ledger.test_migrations EMPTY_FOLDER`, and keep
the old ones.
"""

import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, LargeBinary, MetaData, Table, select, text

from reportedly.errors import LedgerError
from reportedly.ledger import tables
from reportedly.ledger.database import Database
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.migrating import VERSION_TABLE, migrate, version_of
from reportedly.ledger.tables import SCHEMA_VERSION, metadata
from reportedly.ledger.verification import verify
from reportedly.ledger.word_index import INDEXES, put_words
from reportedly.ledger.word_index_upkeep import words_of
from reportedly.model.time import TimeMention, Timex
from tests.invented import ISLAND
from tests.ledger.postgresql_cluster import blank_database_url
from tests.ledger.stored import ISLAND_READING, add
from tests.ledger.test_verification import fill

FIXTURES = Path(__file__).parent / "fixtures"
VERSIONS = sorted(path.stem.removeprefix("version_") for path in FIXTURES.glob("version_*.jsonl"))


@pytest.fixture(params=["sqlite", "postgresql"])
def blank(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where there is nothing yet, in each of the databases."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    return blank_database_url(request.getfixturevalue("cluster"))


def write_version(location: str, version: str) -> None:
    """Make a ledger as `version` wrote it."""
    database = Database(location)
    with database.writing() as connection:
        migrate(connection, location, to=version)
        then = MetaData()
        then.reflect(connection)
        for name, row in _lines(f"version_{version}"):
            connection.execute(then.tables[name].insert(), _with_bytes(then.tables[name], row))
        for index in INDEXES:
            words = [(row["key"], row["words"]) for name, row in _lines(f"words_{version}") if name == index]
            put_words(connection, index, words)
    database.close()


def _lines(name: str) -> list[Any]:
    """Rows of a fixture, each with the name of its table before it."""
    return [json.loads(line) for line in (FIXTURES / f"{name}.jsonl").read_text("ascii").splitlines()]


def _with_bytes(table: Table, row: dict[str, object]) -> dict[str, object]:
    return {
        name: bytes.fromhex(str(value)) if isinstance(table.c[name].type, LargeBinary) else value
        for name, value in row.items()
    }


def test_there_is_a_fixture_of_the_newest_version() -> None:
    assert VERSIONS[-1] == SCHEMA_VERSION


@pytest.mark.parametrize("version", VERSIONS)
def test_every_earlier_version_is_brought_up_to_date(blank: str, version: str) -> None:
    write_version(blank, version)

    with Ledger.open(blank) as ledger:
        assert verify(ledger.database).problems == ()
        with ledger.view() as view:
            assert view.reading("orva-1").claims == ISLAND.claims
            assert [incident.id for incident in view.incidents()] == ["i-shelling", "i-talks"]
            assert len(view.judgements()) == 1
            assert len(view.erasures()) == 1


def test_version_2_says_of_older_claims_which_ones_last(ledger: Ledger) -> None:
    week = TimeMention(
        start=0,
        end=3,
        text="The",
        timex=Timex(type="DATE", value="2024-W10"),
        earliest="2024-03-04",
        latest="2024-03-10",
    )
    claims = [replace(claim, times=(week,)) if claim.times else claim for claim in ISLAND_READING.claims]
    add(ledger, replace(ISLAND_READING, claims=tuple(claims)))
    with ledger.database.writing() as connection:
        lasting = select(tables.claims.c.claim_id).where(tables.claims.c.is_lasting)
        assert [*connection.scalars(lasting)] == ["c-shelled"]
        connection.execute(text("DROP INDEX claims_that_last"))
        connection.execute(text("ALTER TABLE claims DROP COLUMN is_lasting"))
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0001'"))

    with Ledger.open(ledger.database.location) as upgraded:
        assert verify(upgraded.database).problems == ()
        with upgraded.database.reading() as connection:
            assert [*connection.scalars(lasting)] == ["c-shelled"]


def test_the_tables_in_the_code_are_those_that_migrations_make(blank: str) -> None:
    with Ledger.open(blank, create=True) as ledger, ledger.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours})
        assert compare_metadata(context, metadata) == []


def _is_ours(_object: object, name: str | None, kind: str, _reflected: bool, _compared: object) -> bool:
    """Full-text tables are made by migrations alone; the databases have no common form of them."""
    return not (kind == "table" and name is not None and (name == VERSION_TABLE or "_words" in name))


def test_a_ledger_of_a_newer_version_is_refused(file_ledger: Ledger) -> None:
    with file_ledger.database.writing() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))

    with pytest.raises(LedgerError, match=r"made by a newer version of Reportedly \(9999\); update Reportedly"):
        Ledger.open(file_ledger.name)


def test_a_migration_that_fails_changes_nothing(empty_file: Path, tmp_path: Path) -> None:
    database = Database(str(shutil.copy(empty_file, tmp_path)))

    def fail(connection: Connection) -> None:
        connection.execute(text("DROP TABLE wire_families"))
        migrate(connection, "here", to="missing")

    with pytest.raises(LedgerError), database.writing() as connection:
        fail(connection)

    with database.reading() as connection:
        assert version_of(connection) == SCHEMA_VERSION
        connection.execute(text("SELECT * FROM wire_families"))
    database.close()


def write_fixture(folder: Path) -> None:
    """Write the fixture of the version that the code has now."""
    with Ledger.open(str(folder / "fixture.db"), create=True) as ledger:
        fill(ledger)
        with ledger.database.reading() as connection:
            rows = [
                [table.name, {name: _plain(value) for name, value in row._mapping.items()}]
                for table in metadata.sorted_tables
                for row in connection.execute(table.select().order_by(*table.primary_key))
            ]
            words = [
                [index, {"key": key, "words": words}] for index in INDEXES for key, words in words_of(connection, index)
            ]
    _write_lines(f"version_{SCHEMA_VERSION}", rows)
    _write_lines(f"words_{SCHEMA_VERSION}", words)


def _write_lines(name: str, lines: list[list[Any]]) -> None:
    (FIXTURES / f"{name}.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), "ascii")


def _plain(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else value


if __name__ == "__main__":
    write_fixture(Path(sys.argv[1]))
