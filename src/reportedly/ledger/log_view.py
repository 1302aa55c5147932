"""The log, what was erased, and how much there is."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import bindparam, func, select

from reportedly.ledger import tables
from reportedly.ledger.column_text import in_column
from reportedly.ledger.payloads import payload_of
from reportedly.ledger.replaying import entry_of
from reportedly.ledger.view_base import ViewBase
from reportedly.model.erasure import Erasure
from reportedly.model.ledger_counts import LedgerCounts
from reportedly.model.log_entry import LogEntry


class LogView(ViewBase):
    """What was done to the ledger."""

    def head(self) -> LogEntry | None:
        """The last entry of the log, whose hash stands for the whole ledger; None where nothing was written yet."""
        entries = tables.log_entries
        row = self._connection.execute(select(entries).order_by(entries.c.number.desc()).limit(1)).first()
        return entry_of(row) if row else None

    def log(
        self, *, after: int = 0, limit: int | None = None, subject: str | None = None, newest_first: bool = False
    ) -> Iterator[LogEntry]:
        """The log, from the entry behind number `after`; `subject` asks only for entries about one thing.

        With `newest_first` it runs from the last entry back to the one behind `after`.
        """
        entries = tables.log_entries
        order = entries.c.number.desc() if newest_first else entries.c.number
        statement = select(entries).where(entries.c.number > after).order_by(order).limit(limit)
        if subject is not None:
            statement = statement.where(entries.c.subject == subject)
        for row in self._streamed(statement):
            yield entry_of(row)

    def log_subject(self, named: str) -> str:
        """What the log calls something that a person names: reports go by the hash of their text."""
        text_sha256 = self._connection.scalar(
            select(tables.texts.c.sha256)
            .join(tables.reports, tables.reports.c.text == tables.texts.c.key)
            .where(tables.reports.c.id == in_column(named))
        )
        return text_sha256 or named

    def erasure_of(self, text_sha256: str) -> Erasure | None:
        """The erasure of a text; None where it was never erased."""
        payload = self._connection.scalar(_ERASURE, {"sha256": text_sha256})
        return None if payload is None else payload_of(Erasure, self.content(payload))

    def erasures(self) -> list[Erasure]:
        """All erasures, the earliest first."""
        erasures = tables.erasures.c
        rows = self._connection.execute(select(erasures.payload_sha256).order_by(erasures.key)).all()
        return [payload_of(Erasure, self.content(row.payload_sha256)) for row in rows]

    def counts(self) -> LedgerCounts:
        """How much the ledger holds."""
        return LedgerCounts(
            texts=self._count(tables.texts),
            reports=self._count(tables.reports),
            readings=self._count(tables.readings, tables.readings.c.withdrawn_by.is_(None)),
            claims=self._count(tables.claims),
            incidents=self._count(tables.incidents),
            log_entries=self._count(tables.log_entries),
        )

    def _count(self, table: Any, *conditions: Any) -> int:
        return self._connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0


_ERASURE = select(tables.erasures.c.payload_sha256).where(tables.erasures.c.text_sha256 == bindparam("sha256"))
