"""Whatever is changed behind the ledger's back is found, and its place is named."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from reportedly.errors import LedgerError
from reportedly.ledger.content_store import put_content
from reportedly.ledger.database import Database
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.tables import metadata
from reportedly.ledger.verification import verify
from reportedly.ledger.word_index_upkeep import reindex
from reportedly.model.claim import Claim
from reportedly.model.claim_filter import ClaimFilter
from reportedly.model.ledger_problem import LedgerProblem
from reportedly.model.log_entry import LogEntry
from reportedly.model.span import Span
from tests.ledger.stored import ISLAND_READING, ISLAND_REPORT, add, raw, report
from tests.ledger.test_corrections import correction, say
from tests.ledger.test_incidents import COURIER, FOUND, judgement


def fill(ledger: Ledger) -> None:
    """Every kind of entry but an erasure, so that there is something in every table."""
    add(ledger)
    add(ledger, COURIER)
    add(ledger, source=raw(b"another source", "copy.txt"))
    say(ledger, correction("accepted"))
    with ledger.writing(by="Ada") as writer:
        writer.judge(judgement())
        writer.add_report(report("It rained.", "rain-1"))
        writer.erase(report("It rained.").sha256, reason="a test", authority="a test")
        writer.record_linking(FOUND)


@pytest.fixture(scope="module")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a sound ledger, to be copied and damaged."""
    path = tmp_path_factory.mktemp("sound") / "ledger.db"
    with Ledger.open(str(path), create=True) as ledger:
        fill(ledger)
        assert verify(ledger.database).problems == ()
    return path


def problems(path: Path) -> tuple[LedgerProblem, ...]:
    database = Database(str(path))
    try:
        return verify(database).problems
    except LedgerError as error:
        return (LedgerProblem(kind="row", place="the database file", message=str(error)),)
    finally:
        database.close()


def test_a_sound_ledger_counts_what_was_checked(ledger: Ledger) -> None:
    fill(ledger)

    found = verify(ledger.database)

    assert found.problems == ()
    with ledger.view() as view:
        head = view.head()
        assert head is not None
        assert (found.head, found.log_entries) == (head.sha256, head.number)
    assert found.rows is not None
    assert found.rows > 30
    assert found.spans > 20


@pytest.mark.parametrize(
    ("statement", "kind", "place", "message"),
    [
        ("UPDATE log_entries SET \"by\" = 'Eve' WHERE number = 3", "log", "log entry 3", "changed"),
        ("DELETE FROM log_entries WHERE number = 3", "log", "log entry 3", "missing: entry 4 comes next"),
        ("DELETE FROM log_entries WHERE number = 9", "content", "content", "nothing in the log speaks of it"),
        ("UPDATE claims SET stance = 'denies' WHERE claim_id = 'c-talks'", "row", "of claims", "stance is 'denies'"),
        ("DELETE FROM claim_casualties", "row", "of claim_casualties", "missing; the log says that it is there"),
        ("UPDATE incidents SET latest = NULL", "row", "row i-shelling of incidents", "latest is None"),
        (
            "INSERT INTO sightings (key, report, name, raw_sha256) VALUES (99, 1, 'x', 'y')",
            "row",
            "row 99 of sightings",
            "nothing in the log says",
        ),
    ],
)
def test_what_was_changed_is_named(ledger: Ledger, statement: str, kind: str, place: str, message: str) -> None:
    fill(ledger)
    with ledger.database.writing() as connection:
        connection.execute(text(statement))

    first, *_ = verify(ledger.database).problems

    assert first.kind == kind
    assert place in first.place
    assert message in first.message


def test_a_changed_text_is_named_by_its_hash(ledger: Ledger) -> None:
    fill(ledger)
    with ledger.database.writing() as connection:
        other = "(SELECT data FROM contents WHERE sha256 <> :sha256 LIMIT 1)"
        statement = f"UPDATE contents SET data = {other} WHERE sha256 = :sha256"
        connection.execute(text(statement), {"sha256": ISLAND_REPORT.sha256})

    [problem] = verify(ledger.database).problems

    assert problem.kind == "content"
    assert ISLAND_REPORT.sha256 in problem.place


CHANGES_OF_AN_INDEX: dict[str, dict[str, str]] = {
    "sqlite": {
        "lacks": "INSERT INTO {index} ({index}) VALUES ('delete-all')",
        "has more": "INSERT INTO {index} (rowid, words) VALUES (99, 'planted')",
        "has other words": "INSERT INTO {index} (rowid, words) SELECT min(key), 'planted' FROM {rows}",
        "is damaged": "UPDATE {index}_data SET block = zeroblob(9) WHERE id > 10",
    },
    "postgresql": {
        "lacks": "DELETE FROM {index}",
        "has more": "INSERT INTO {index} (key, words) VALUES (99, to_tsvector('planted'))",
        "has other words": "UPDATE {index} SET words = to_tsvector('planted')",
        "is damaged": "UPDATE {index} SET words = strip(words)",
    },
}


@pytest.mark.parametrize("change", sorted(CHANGES_OF_AN_INDEX["sqlite"]))
@pytest.mark.parametrize(("index", "rows"), [("claim_words", "claims"), ("report_words", "reports")])
def test_an_index_that_disagrees_with_the_rows_is_named_and_can_be_written_anew(
    ledger: Ledger, index: str, rows: str, change: str
) -> None:
    fill(ledger)
    with ledger.database.writing() as connection:
        statement = CHANGES_OF_AN_INDEX[connection.dialect.name][change]
        connection.execute(text(statement.format(index=index, rows=rows)))

    [problem] = verify(ledger.database).problems

    assert (problem.kind, problem.place) == ("index", f"full-text index {index}")
    assert problem.message.endswith(" anew with reportedly reindex")
    assert reindex(ledger.database) > 0
    assert verify(ledger.database).problems == ()


def test_an_index_written_anew_finds_the_same(ledger: Ledger) -> None:
    fill(ledger)
    wanted = ClaimFilter(words="shelling")
    with ledger.view() as view:
        before = [*view.claims(wanted)], [*view.stored_reports(wanted)]

    reindex(ledger.database)

    with ledger.view() as view:
        assert ([*view.claims(wanted)], [*view.stored_reports(wanted)]) == before
    assert before[0]
    assert before[1]


@pytest.mark.parametrize("subject", ["text", "payload"])
def test_a_missing_content_is_named_with_the_entry_that_speaks_of_it(ledger: Ledger, subject: str) -> None:
    fill(ledger)
    with ledger.view() as view:
        entry: LogEntry = next(view.log())
    sha256 = ISLAND_REPORT.sha256 if subject == "text" else entry.payload_sha256
    with ledger.database.writing() as connection:
        connection.execute(text("DELETE FROM contents WHERE sha256 = :sha256"), {"sha256": sha256})

    first, *_ = verify(ledger.database).problems

    assert (first.kind, first.place) == ("content", f"content {sha256}")
    assert first.message == "missing; log entry 1 speaks of it"


def test_a_content_that_nobody_speaks_of_is_named(ledger: Ledger) -> None:
    fill(ledger)
    with ledger.database.writing() as connection:
        sha256 = put_content(connection, b"planted")

    [problem] = verify(ledger.database).problems

    assert (problem.place, problem.message) == (f"content {sha256}", "nothing in the log speaks of it")


def test_a_span_that_quotes_what_is_not_there_is_named(ledger: Ledger) -> None:
    wrong = Span(start=0, end=3, text="Not")
    claim: Claim = ISLAND_READING.claims[0]
    add(ledger, replace(ISLAND_READING, claims=(replace(claim, distance=wrong),)))

    [problem] = verify(ledger.database).problems

    assert (problem.kind, problem.place) == ("span", "reading of log entry 2, 0:3")
    assert problem.message.startswith("“Not” is not what the text")


HASHED = {table.name: [column.name for column in table.columns] for table in metadata.sorted_tables}


@settings(max_examples=40)
@given(data=st.data())
def test_one_flipped_bit_anywhere_is_found(
    filled_file: Path, tmp_path_factory: pytest.TempPathFactory, data: Any
) -> None:
    path = Path(shutil.copy(filled_file, tmp_path_factory.mktemp("flipped")))
    table = data.draw(st.sampled_from(sorted(HASHED)))
    column = data.draw(st.sampled_from(HASHED[table]))
    assume(flip_a_bit(path, table, column, data))

    found = problems(path)

    assert found
    assert found[0].place


@pytest.mark.parametrize(("table", "column"), [(table, column) for table in sorted(HASHED) for column in HASHED[table]])
def test_a_byte_that_ends_no_character_is_found_and_can_be_told(
    filled_file: Path, tmp_path: Path, table: str, column: str
) -> None:
    path = Path(shutil.copy(filled_file, tmp_path))
    with closing(sqlite3.connect(path)) as connection:
        values = connection.execute(
            f'SELECT rowid, CAST("{column}" AS BLOB), typeof("{column}") FROM {table}'
        ).fetchall()
        texts = [(rowid, value) for rowid, value, kind in values if kind == "text" and value]
        if not texts:
            return
        rowid, value = texts[0]
        update = f'UPDATE {table} SET "{column}" = CAST(? AS TEXT) WHERE rowid = ?'
        connection.execute(update, (with_bit_flipped(value, 7), rowid))
        connection.commit()

    found = problems(path)

    assert found
    assert all((problem.place + problem.message).encode() for problem in found)


def flip_a_bit(path: Path, table: str, column: str, data: Any) -> bool:
    """Flip a bit of one value; false where the column has none, or the flip would collide with another row's key."""
    with closing(sqlite3.connect(path)) as connection:
        kinds = f'SELECT rowid, CAST("{column}" AS BLOB), typeof("{column}") FROM {table}'
        values = [row for row in connection.execute(kinds) if row[1]]
        if not values:
            return False
        rowid, value, kind = data.draw(st.sampled_from(values))
        bit = data.draw(st.integers(0, 30 if kind == "integer" else len(value) * 8 - 1))
        flipped = str(int(value) ^ 1 << bit).encode() if kind == "integer" else with_bit_flipped(value, bit)
        as_kind = {"integer": "INTEGER", "real": "REAL", "text": "TEXT", "blob": "BLOB"}[kind]
        update = f'UPDATE OR IGNORE {table} SET "{column}" = CAST(? AS {as_kind}) WHERE rowid = ?'
        changed = connection.execute(update, (flipped, rowid)).rowcount
        now = connection.execute(f'SELECT CAST("{column}" AS BLOB) FROM {table} WHERE rowid = ?', (rowid,)).fetchone()
        connection.commit()
        return changed == 1 and now != (value,)


def with_bit_flipped(value: bytes, bit: int) -> bytes:
    changed = bytearray(value)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
