"""What every part of a view needs: rows as they are asked for, contents, and reports by a filter."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, select

from reportedly.ledger import tables
from reportedly.ledger.claim_query import asks_for_claims, claim_conditions
from reportedly.ledger.column_text import in_column
from reportedly.ledger.content_store import content
from reportedly.ledger.database import streamed
from reportedly.ledger.word_index import key_has_words
from reportedly.model.claim_filter import ClaimFilter
from reportedly.model.plain_form import typed_form

ANYTHING = ClaimFilter()

ROWS_AT_ONCE = 500

Form = TypeVar("Form")


class ViewBase:
    """One moment of the ledger, seen through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def content(self, sha256: str) -> bytes:
        """What is kept under a hash: a raw source, an original, a text, a payload of the log.

        Raises:
            LedgerError: when nothing is kept under it, or it is damaged.
        """
        return content(self._connection, sha256)

    def _rows(self, statement: Select[Any]) -> Sequence[Row[Any]]:
        return self._connection.execute(statement).all()

    def _streamed(self, statement: Select[Any]) -> Iterator[Row[Any]]:
        return streamed(self._connection, statement, ROWS_AT_ONCE)

    def _report_conditions(self, wanted: ClaimFilter) -> list[Any]:
        reports = tables.reports.c
        dialect = self._connection.dialect.name
        conditions: list[Any] = []
        if wanted.words is not None:
            conditions.append(key_has_words(reports.key, "report_words", wanted.words, dialect))
        if wanted.outlet is not None:
            conditions.append(reports.outlet == in_column(wanted.outlet))
        if wanted.report is not None:
            conditions.append(reports.id == in_column(wanted.report))
        if wanted.earliest is not None:
            conditions.append(reports.published >= wanted.earliest)
        if wanted.latest is not None:
            conditions.append(reports.published <= wanted.latest)
        if asks_for_claims(wanted):
            told = claim_conditions(_only_claims(wanted), dialect)
            conditions.append(reports.dated_text.in_(select(tables.claims.c.dated_text).where(*told)))
        return conditions

    def _said(self, kind: type[Form], row: Row[Any]) -> Form:
        """A correction or judgement, with its withdrawal where it was taken back."""
        form = json.loads(self.content(row.payload_sha256))
        if row.withdrawal_sha256 is not None:
            form["withdrawn"] = json.loads(self.content(row.withdrawal_sha256))["withdrawal"]
        return typed_form(kind, form)


def _only_claims(wanted: ClaimFilter) -> ClaimFilter:
    """What the filter asks of claims alone, where words, days and outlet are asked of the report."""
    return replace(wanted, words=None, earliest=None, latest=None, outlet=None, report=None)
