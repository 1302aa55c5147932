"""Checking a ledger: every content against its hash, every entry against the one before, every span, row and index.

What this cannot find is a ledger whose whole log was rewritten: that takes a head kept elsewhere, or stamped.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Integer,
    Row,
    Select,
    Table,
    cast,
    func,
    select,
    text,
)
from sqlalchemy.exc import SQLAlchemyError

from reportedly.errors import LedgerError
from reportedly.ledger.column_text import storable
from reportedly.ledger.content_store import content, hash_of, uncompressed
from reportedly.ledger.database import Database, first_line, streamed
from reportedly.ledger.payloads import kept_reading, payload_of
from reportedly.ledger.replaying import erased_contents, logged, replay
from reportedly.ledger.tables import PROJECTED_TABLES, contents, log_entries, metadata
from reportedly.ledger.word_index import INDEXES
from reportedly.ledger.word_index_upkeep import problem_of_index
from reportedly.model.every_span import spans_of
from reportedly.model.ledger_problem import LedgerProblem, ProblemKind, Verification
from reportedly.model.log_entry import FIRST_PREVIOUS, LogEntry
from reportedly.model.report import Report
from reportedly.model.stored_report import Sighting, StoredReport

ROWS_AT_ONCE = 500
SHOWN_CHARACTERS = 60


def verify(database: Database) -> Verification:
    """Check the ledger as it is now; whoever writes meanwhile is not in the way.

    Raises:
        LedgerError: when the database itself cannot be read.
    """
    with database.reading() as connection, _undecodable_text_shown(connection):
        return _Check(connection, database).run()


class _Check:
    """One check; each step adds what it finds, in the order in which trust is built."""

    def __init__(self, connection: Connection, database: Database) -> None:
        self._connection = connection
        self._database = database
        self._problems: list[LedgerProblem] = []
        self._head: LogEntry | None = None
        self._contents = 0
        self._spans = 0

    def run(self) -> Verification:
        self._check_file()
        self._walk_chain()
        self._hash_contents()
        if not self._problems:
            self._look_for_contents()
        if not self._problems:
            self._check_spans()
        rows = self._compare_rows() if all(found.kind == "span" for found in self._problems) else None
        if not self._problems:
            self._compare_index()
        return Verification(
            head=self._head.sha256 if self._head else None,
            log_entries=self._head.number if self._head else 0,
            contents=self._contents,
            spans=self._spans,
            rows=rows,
            problems=tuple(self._problems),
        )

    def _found(self, kind: ProblemKind, place: str, message: str) -> None:
        # What is damaged may hold what cannot be written anywhere: half a character's bytes.
        self._problems.append(LedgerProblem(kind=kind, place=storable(place), message=storable(message)))

    def _streamed(self, statement: Select[Any]) -> Iterator[Row[Any]]:
        return streamed(self._connection, statement, ROWS_AT_ONCE)

    def _check_file(self) -> None:
        """Let SQLite look at its own file; PostgreSQL checks its pages as it reads them."""
        if self._connection.dialect.name == "sqlite":
            for (complaint,) in self._connection.execute(text("PRAGMA integrity_check")):
                # Newer versions look at the full-text index, too; that is compared below, when all else is sound.
                if complaint != "ok" and "FTS5" not in complaint:
                    self._found("row", "the database file", first_line(complaint))

    def _walk_chain(self) -> None:
        for entry in logged(self._connection):
            number = self._head.number + 1 if self._head else 1
            place = f"log entry {number}"
            if entry.number != number:
                self._found("log", place, f"missing: entry {entry.number} comes next")
            elif entry.previous_sha256 != (self._head.sha256 if self._head else FIRST_PREVIOUS):
                self._found("log", place, "does not follow the entry before it: one of the two was changed")
            if entry.sha256 != entry.covered_sha256:
                self._found("log", f"log entry {entry.number}", "changed: its hash is not that of what it says")
            self._head = entry

    def _hash_contents(self) -> None:
        statement = select(contents).order_by(contents.c.sha256)
        for row in self._streamed(statement):
            self._contents += 1
            try:
                is_intact = hash_of(uncompressed(row.data, row.sha256)) == row.sha256
            except LedgerError:
                is_intact = False
            if not is_intact:
                self._found("content", self._name_of(row.sha256), "changed: it does not have the hash it is kept under")

    def _name_of(self, sha256: str) -> str:
        """A content as a person can find it: by the log entry whose payload it is, if it is one."""
        number = self._connection.scalar(
            select(func.min(log_entries.c.number)).where(log_entries.c.payload_sha256 == storable(sha256))
        )
        return f"content {sha256}" if number is None else f"content {sha256} (payload of log entry {number})"

    def _look_for_contents(self) -> None:
        """Every content that the log speaks of must be there, but for what was erased; and no others."""
        try:
            erased = erased_contents(self._connection)
        except LedgerError as error:
            self._found("content", "an erasure", str(error))
            return
        expected: dict[str, str] = {}
        for entry in logged(self._connection):
            for sha256 in (entry.payload_sha256, *self._spoken_of(entry, erased)):
                expected.setdefault(sha256, f"log entry {entry.number}")
        kept = set(self._connection.scalars(select(contents.c.sha256)))
        for sha256, place in expected.items():
            if sha256 not in kept and sha256 not in erased:
                self._found("content", f"content {sha256}", f"missing; {place} speaks of it")
        for sha256 in sorted(kept - expected.keys()):
            self._found("content", f"content {sha256}", "nothing in the log speaks of it")

    def _spoken_of(self, entry: LogEntry, erased: frozenset[str]) -> list[str]:
        if entry.payload_sha256 in erased or entry.action not in {"report_added", "report_seen"}:
            return []
        try:
            payload = content(self._connection, entry.payload_sha256)
        except LedgerError:
            return []  # missing: found by its hash
        if entry.action == "report_seen":
            return [payload_of(Sighting, payload).raw_sha256]
        report = payload_of(StoredReport, payload)
        return [report.text_sha256, *(kept.sha256 for kept in (report.raw, report.original) if kept is not None)]

    def _check_spans(self) -> None:
        """Every span of every reading, withdrawn ones too, must be the characters that the text has there."""
        statement = (
            select(log_entries.c.number, log_entries.c.payload_sha256, contents.c.data)
            .join(contents, contents.c.sha256 == log_entries.c.payload_sha256)
            .where(log_entries.c.action == "reading_added")
            .order_by(log_entries.c.number)
        )
        for row in self._streamed(statement):
            kept = kept_reading(uncompressed(row.data, row.payload_sha256))
            words = content(self._connection, kept.text_sha256).decode("utf-8", "surrogatepass")
            reading = kept.of(Report(report_id="", text=words, sha256=kept.text_sha256, published=kept.published))
            for span in spans_of(reading):
                self._spans += 1
                if not span.reproduces(words):
                    place = f"reading of log entry {row.number}, {span.start}:{span.end}"
                    self._found("span", place, f"“{span.text}” is not what the text {kept.text_sha256} says there")

    def _compare_rows(self) -> int | None:
        """Write all rows anew from the log, beside the ledger, and compare. Gives back how many there are."""
        with self._database.scratch() as scratch:
            metadata.create_all(scratch, tables=PROJECTED_TABLES)
            try:
                for _ in replay(self._connection, scratch, words=False):
                    pass
            except (LedgerError, SQLAlchemyError) as error:
                self._found("log", "the log", f"cannot be gone through again: {first_line(error)}")
                return None
            return sum(self._compare_table(table, scratch) for table in PROJECTED_TABLES)

    def _compare_table(self, table: Table, scratch: Connection) -> int:
        keys = len(table.primary_key.columns)
        statement = select(*table.primary_key.columns, *map(_as_kept, table.columns)).order_by(
            *table.primary_key.columns
        )
        expected = (tuple(row) for row in streamed(scratch, statement, ROWS_AT_ONCE))
        stored = (tuple(row) for row in self._streamed(statement))
        rows = 0
        for should, is_ in _side_by_side(expected, stored, keys):
            rows += 1
            place = f"row {', '.join(map(str, (should or is_ or ())[:keys]))} of {table.name}"
            if is_ is None:
                self._found("row", place, "missing; the log says that it is there")
            elif should is None:
                self._found("row", place, "nothing in the log says that it is there")
            elif should != is_:
                self._found("row", place, _difference(table, should[keys:], is_[keys:]))
        return rows

    def _compare_index(self) -> None:
        """What searches go by holds no truth of its own, so that the cure is to write it anew."""
        for index in INDEXES:
            message = problem_of_index(self._connection, index)
            if message is not None:
                self._found("index", f"full-text index {index}", message)


def _as_kept(column: Column[Any]) -> ColumnElement[Any]:
    """The column's own value: what SQLite keeps for a truth value may be any number, and would be read as true."""
    return cast(column, Integer) if isinstance(column.type, Boolean) else column


Values = tuple[Any, ...]


def _side_by_side(
    one: Iterator[Values], other: Iterator[Values], keys: int
) -> Iterator[tuple[Values | None, Values | None]]:
    """Rows of two tables in the order of their keys, those with one key together."""
    left, right = next(one, None), next(other, None)
    while left is not None or right is not None:
        if right is None or (left is not None and _before(left[:keys], right[:keys])):
            yield left, None
            left = next(one, None)
        elif left is None or _before(right[:keys], left[:keys]):
            yield None, right
            right = next(other, None)
        else:
            yield left, right
            left, right = next(one, None), next(other, None)


def _before(one: Values, other: Values) -> bool:
    """Whether a key comes before another in the databases' order, which is bytewise, and numbers before text."""
    return [_rank(value) for value in one] < [_rank(value) for value in other]


def _rank(value: object) -> tuple[int, Any]:
    return (0, value) if isinstance(value, int | float) else (1, str(value).encode("utf-8", "surrogateescape"))


def _difference(table: Table, should: Values, is_: Values) -> str:
    """The first column in which two rows differ, with both values."""
    name, wanted, found = next(
        (column.name, one, other) for column, one, other in zip(table.columns, should, is_, strict=True) if one != other
    )
    return f"{name} is {_shown(found)}; the log says {_shown(wanted)}"


def _shown(value: object) -> str:
    words = repr(value)
    return words if len(words) <= SHOWN_CHARACTERS else f"{words[:SHOWN_CHARACTERS]}…"


@contextmanager
def _undecodable_text_shown(connection: Connection) -> Iterator[None]:
    """Let damaged text be read for what it is, so that it is told where it stands and not as an error of decoding."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.dbapi_connection
    driver.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = str
