"""Lists of claims, by a filter."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Row, and_, func, or_, select

from reportedly.errors import UsageError
from reportedly.ledger import tables
from reportedly.ledger.claim_query import claim_conditions
from reportedly.ledger.view_base import ANYTHING, ROWS_AT_ONCE, ViewBase
from reportedly.model.claim_filter import ClaimFilter
from reportedly.model.claim_record import ClaimRecord
from reportedly.model.span import Span


class ClaimView(ViewBase):
    """What is claimed."""

    def claims(
        self, wanted: ClaimFilter = ANYTHING, *, after: str | None = None, limit: int | None = None
    ) -> Iterator[ClaimRecord]:
        """The claims that the filter asks for, the latest event first; `after` is the `cursor` of the last one seen.

        A claim of a text that several reports carry comes once, with all of them.

        Raises:
            UsageError: when `after` is no cursor.
        """
        claims = tables.claims.c
        statement = (
            select(tables.claims)
            .where(*claim_conditions(wanted, self._connection.dialect.name))
            .order_by(claims.day.desc(), claims.key.desc())
            .limit(limit)
        )
        if after is not None:
            day, key = _read_cursor(after)
            statement = statement.where(or_(claims.day < day, and_(claims.day == day, claims.key < key)))
        found = self._streamed(statement)
        while rows := list(islice(found, ROWS_AT_ONCE)):
            carriers = self._carriers({row.dated_text for row in rows})
            for row in rows:
                yield _claim_record(row, carriers[row.dated_text])

    def count_claims(self, wanted: ClaimFilter = ANYTHING) -> int:
        """How many claims the filter asks for."""
        conditions = claim_conditions(wanted, self._connection.dialect.name)
        return self._connection.scalar(select(func.count()).select_from(tables.claims).where(*conditions)) or 0

    def _carriers(self, dated_texts: set[int]) -> dict[int, list[Row[Any]]]:
        """The reports of each dated text, the first one first."""
        reports = tables.reports.c
        statement = (
            select(reports.dated_text, reports.id, reports.outlet, reports.published)
            .where(reports.dated_text.in_(dated_texts))
            .order_by(reports.key)
        )
        carriers: dict[int, list[Row[Any]]] = {dated_text: [] for dated_text in dated_texts}
        for row in self._rows(statement):
            carriers[row.dated_text].append(row)
        return carriers


def _read_cursor(cursor: str) -> tuple[str, int]:
    day, separator, key = cursor.rpartition("~")
    if not separator or not key.isdecimal():
        raise UsageError(f"{cursor}: not where a list of claims can go on; take it from the list before")
    return day, int(key)


def _claim_record(row: Row[Any], carriers: Sequence[Row[Any]]) -> ClaimRecord:
    first = carriers[0]
    return ClaimRecord(
        key=row.key,
        claim_id=row.claim_id,
        reports=tuple(carrier.id for carrier in carriers),
        outlet=first.outlet,
        published=first.published,
        event_type=row.event_type,
        trigger=Span(start=row.trigger_start, end=row.trigger_end, text=row.trigger),
        sentence=Span(start=row.sentence_start, end=row.sentence_end, text=row.sentence),
        stance=row.stance,
        certainty=row.certainty,
        time_status=row.time_status,
        source=row.source,
        source_kind=row.source_kind,
        source_actor=row.source_actor,
        day=row.day or None,
        earliest=row.earliest,
        latest=row.latest,
        place=row.place,
        country=row.country,
        lat=row.lat,
        lon=row.lon,
        confidence=row.confidence,
        verdict=row.verdict,
    )
