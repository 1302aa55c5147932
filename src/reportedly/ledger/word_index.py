"""Full-text search: SQLite's FTS5 or PostgreSQL's tsvector behind the same three acts: put in, take out, find.

Both fold case and English endings ("shelled" finds "shelling") and drop nothing else. The index holds no text of its
own: what goes out must be given as it went in.
"""

import re
from functools import cache
from typing import Literal, get_args

from sqlalchemy import ColumnElement, Connection, TextClause, column, false, text

from reportedly.ledger.column_text import storable

Indexed = Literal["report_words", "claim_words"]
"""`report_words` has one row a report, `claim_words` one a claim, each under its key."""

INDEXES: tuple[Indexed, ...] = get_args(Indexed)

CONFIGURATION = "reportedly_words"
"""The text search configuration that the migrations make in PostgreSQL; its own "english" would drop common words."""

LARGEST_INDEXED = 250_000
"""Characters of a report that are indexed, more than any news piece has: a tsvector of PostgreSQL takes 1 MB, and a
character at most 4 bytes."""

_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')


def put_words(connection: Connection, index: Indexed, rows: list[tuple[int, str]]) -> None:
    """Make `rows` (key and words) findable."""
    if rows:
        statement = _putting(connection.dialect.name, index)
        connection.execute(statement, [{"key": key, "words": words} for key, words in rows])


@cache
def _putting(dialect: str, index: Indexed) -> TextClause:
    if dialect == "sqlite":
        return text(f"INSERT INTO {index} (rowid, words) VALUES (:key, :words)")  # noqa: S608 - a table of ours
    return text(f"INSERT INTO {index} (key, words) VALUES (:key, to_tsvector('{CONFIGURATION}', :words))")  # noqa: S608


def take_words(connection: Connection, index: Indexed, rows: list[tuple[int, str]]) -> None:
    """Make `rows` unfindable; they must be what was put in."""
    if not rows:
        return
    statement = (
        f"INSERT INTO {index} ({index}, rowid, words) VALUES ('delete', :key, :words)"  # noqa: S608 - a table of ours
        if connection.dialect.name == "sqlite"
        else f"DELETE FROM {index} WHERE key = :key"  # noqa: S608 - as above
    )
    connection.execute(text(statement), [{"key": key, "words": words} for key, words in rows])


def empty_words(connection: Connection, index: Indexed) -> None:
    """Make everything unfindable, whatever stands in the index."""
    statement = (
        f"INSERT INTO {index} ({index}) VALUES ('delete-all')"  # noqa: S608 - as above
        if connection.dialect.name == "sqlite"
        else f"DELETE FROM {index}"  # noqa: S608 - as above
    )
    connection.execute(text(statement))


def indexed_report(title: str | None, text: str) -> str:
    """What full-text search finds a report by."""
    return storable(f"{title or ''}\n{text}")[:LARGEST_INDEXED]


def purge_taken(connection: Connection) -> None:
    """Rewrite the index without what was taken out of it: until then its words could be dug out of the file."""
    if connection.dialect.name == "sqlite":
        for index in INDEXES:
            connection.execute(text(f"INSERT INTO {index} ({index}) VALUES ('optimize')"))  # noqa: S608 - as above


def key_has_words(key: ColumnElement[int], index: Indexed, words: str, dialect: str) -> ColumnElement[bool]:
    """The condition that the row under `key` holds all `words`: "quoted" next to each other, `-word` absent.

    Whatever a person types is a valid search; where nothing of it is a word, nothing is found.
    """
    wanted, unwanted = terms_of(words)
    if not wanted:
        return false()
    if dialect == "sqlite":
        query = " AND ".join(f'"{term}"' for term in wanted) + "".join(f' NOT "{term}"' for term in unwanted)
        rows = text(f"SELECT rowid AS key FROM {index} WHERE {index} MATCH :query").bindparams(query=query)  # noqa: S608
    else:
        terms = {f"term_{place}": term for place, term in enumerate([*wanted, *unwanted])}
        query = " && ".join(
            f"{'!!' if place >= len(wanted) else ''}phraseto_tsquery('{CONFIGURATION}', :{name})"
            for place, name in enumerate(terms)
        )
        rows = text(f"SELECT key FROM {index} WHERE words @@ ({query})").bindparams(**terms)  # noqa: S608 - as above
    return key.in_(rows.columns(column("key")).subquery().select())


def terms_of(words: str) -> tuple[list[str], list[str]]:
    """What a person typed, as the words and phrases that are wanted and those that are not."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _TERM.findall(storable(words)):
        term = phrase or word.replace('"', "")
        if any(character.isalnum() for character in term):
            (unwanted if minus else wanted).append(term)
    return wanted, unwanted
