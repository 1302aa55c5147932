"""The full-text index as a whole: what should stand in it, where it differs from that, and writing it anew."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice, zip_longest
from typing import Any

from sqlalchemy import Connection, CursorResult, select, text
from sqlalchemy.exc import SQLAlchemyError

from reportedly.ledger.claim_rows import indexed_words
from reportedly.ledger.content_store import content
from reportedly.ledger.database import Database, first_line, streamed
from reportedly.ledger.payloads import payload_of
from reportedly.ledger.tables import claims, reports
from reportedly.ledger.word_index import (
    CONFIGURATION,
    INDEXES,
    Indexed,
    empty_words,
    indexed_report,
    put_words,
)
from reportedly.model.stored_report import StoredReport

ROWS_AT_ONCE = 200

Words = tuple[int, str]
"""A key of the index, and the words that are found under it."""


def reindex(database: Database) -> int:
    """Write the full-text index anew from rows and contents. Gives back how many entries it has.

    The log says nothing of it: the index serves searches, and nothing is known from it alone.

    Raises:
        LedgerError: when a content is missing or damaged, or the database cannot be written; all stays as it was then.
    """
    with database.writing() as connection:
        for index in INDEXES:
            empty_words(connection, index)
        return sum(_put_all(connection, index) for index in INDEXES)


def problem_of_index(connection: Connection, index: Indexed) -> str | None:
    """What is wrong with an index, and the cure; None where nothing is.

    Raises:
        LedgerError: when a content that is indexed is missing or damaged.
    """
    first_difference = _in_sqlite if connection.dialect.name == "sqlite" else _in_postgresql
    try:
        key = first_difference(connection, index)
    except SQLAlchemyError as error:
        return f"cannot be read ({first_line(getattr(error, 'orig', error))}); write it anew with reportedly reindex"
    if key is None:
        return None
    return f"row {key} is not found by just the words that it has; write the index anew with reportedly reindex"


def words_of(connection: Connection, index: Indexed) -> Iterator[Words]:
    """What should stand in an index, by key.

    Raises:
        LedgerError: when a content that is indexed is missing or damaged.
    """
    if index == "claim_words":
        said = select(claims.c.key, claims.c.sentence, claims.c.source).order_by(claims.c.key)
        for row in streamed(connection, said, ROWS_AT_ONCE):
            yield row.key, indexed_words(row.sentence, row.source)
        return
    for row in streamed(
        connection, select(reports.c.key, reports.c.payload_sha256).order_by(reports.c.key), ROWS_AT_ONCE
    ):
        report = payload_of(StoredReport, content(connection, row.payload_sha256))
        words = content(connection, report.text_sha256).decode("utf-8", "surrogatepass")
        yield row.key, indexed_report(report.title, words)


def _put_all(connection: Connection, index: Indexed) -> int:
    """Put in everything that should stand in an index; how much that is."""
    number = 0
    for part in _in_parts(words_of(connection, index)):
        put_words(connection, index, part)
        number += len(part)
    return number


def _in_parts(rows: Iterable[Words]) -> Iterator[list[Words]]:
    left = iter(rows)
    while part := list(islice(left, ROWS_AT_ONCE)):
        yield part


def _in_sqlite(connection: Connection, index: Indexed) -> int | None:
    """The first key whose words differ: the index is made a second time, beside the ledger, and compared word by word.

    The second one has the same name: without a schema before it, SQLite means the temporary one.
    """
    made_by = connection.scalars(text("SELECT sql FROM main.sqlite_master WHERE name = :index"), {"index": index}).one()
    connection.execute(text(made_by.replace(index, f"temp.{index}", 1)))
    try:
        _put_all(connection, index)
        with _words_in(connection, "temp", index) as wanted, _words_in(connection, "main", index) as kept:
            differing = next((pair for pair in zip_longest(wanted, kept) if pair[0] != pair[1]), ())
            return next((row.doc for row in differing if row is not None), None)
    finally:
        connection.execute(text(f"DROP TABLE temp.{index}"))


@contextmanager
def _words_in(connection: Connection, schema: str, index: Indexed) -> Iterator[CursorResult[Any]]:
    """Every word of an index with its key and place, in the index's own order, which is that of its words."""
    name = f"temp.words_in_{schema}"
    connection.execute(text(f"CREATE VIRTUAL TABLE {name} USING fts5vocab({schema}, {index}, instance)"))
    try:
        with connection.execute(text(f"SELECT term, doc, offset FROM {name}")) as words:  # noqa: S608 - ours
            yield words
    finally:
        connection.execute(text(f"DROP TABLE {name}"))


def _in_postgresql(connection: Connection, index: Indexed) -> int | None:
    """The first key whose words differ, or one that should not be there."""
    differing = text(
        "SELECT key FROM unnest(CAST(:keys AS bigint[]), CAST(:words AS text[])) AS wanted (key, words)"  # noqa: S608
        f" LEFT JOIN {index} AS kept USING (key)"
        f" WHERE kept.words IS DISTINCT FROM to_tsvector('{CONFIGURATION}', wanted.words) ORDER BY key LIMIT 1"
    )
    for part in _in_parts(words_of(connection, index)):
        keys, words = [key for key, _ in part], [words for _, words in part]
        key: int | None = connection.scalar(differing, {"keys": keys, "words": words})
        if key is not None:
            return key
    rows = claims if index == "claim_words" else reports
    surplus = text(f"SELECT min(key) FROM {index} WHERE key NOT IN (SELECT key FROM {rows.name})")  # noqa: S608
    beyond: int | None = connection.scalar(surplus)
    return beyond
