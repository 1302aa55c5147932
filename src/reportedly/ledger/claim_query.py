"""A filter as conditions on the `claims` table."""

import re
from collections.abc import Iterator

from sqlalchemy import Column, ColumnElement, Select, and_, func, or_, select, tuple_

from reportedly.ledger.column_text import in_column
from reportedly.ledger.tables import (
    attribution_sources,
    claim_casualties,
    claim_participants,
    claim_places,
    claims,
    incident_claims,
    reports,
)
from reportedly.ledger.word_index import key_has_words
from reportedly.model.claim_filter import ClaimFilter, PlaceBox

_CODE = re.compile(r"[A-Z0-9_]+(\.[A-Z0-9_]+)*")
"""How actor codes look; whatever looks otherwise is words of a name."""


def claim_conditions(wanted: ClaimFilter, dialect: str) -> list[ColumnElement[bool]]:
    """What must hold of a row of `claims`; `dialect` names the database, whose full-text search is its own."""
    return [
        *_of_the_claim(wanted, dialect),
        *_of_its_source(wanted),
        *_of_its_parts(wanted),
        *_of_its_report(wanted),
    ]


def asks_for_claims(wanted: ClaimFilter) -> bool:
    """Whether the filter says anything that only a claim can answer."""
    return any(
        value is not None
        for value in (
            wanted.event_type,
            wanted.actor,
            wanted.source,
            wanted.stance,
            wanted.outcome,
            wanted.country,
            wanted.box,
            wanted.incident,
        )
    )


def within(column: ColumnElement[str], code: str) -> ColumnElement[bool]:
    """Whether a dotted code is `code` or stands below it: one stretch of the index, because "/" follows "."."""
    code = in_column(code)
    return or_(column == code, and_(column >= f"{code}.", column < f"{code}/"))


def _of_the_claim(wanted: ClaimFilter, dialect: str) -> Iterator[ColumnElement[bool]]:
    if wanted.words is not None:
        yield key_has_words(claims.c.key, "claim_words", wanted.words, dialect)
    if wanted.event_type is not None:
        yield within(_read_in_passing(claims.c.event_type, dialect), wanted.event_type)
    if wanted.stance is not None:
        yield claims.c.stance == wanted.stance
    yield from _on_its_days(wanted, dialect)
    if not wanted.rejected:
        yield or_(claims.c.verdict.is_(None), claims.c.verdict != "rejected")


def _on_its_days(wanted: ClaimFilter, dialect: str) -> Iterator[ColumnElement[bool]]:
    """Begun by the latest day that is wanted, and not over before the earliest.

    PostgreSQL takes the two for independent, expects a quarter of all claims in any week, and reads them all. So it is
    told besides that a claim begun before is one that lasts: of both there are few, and an index. SQLite goes by its
    index on days.
    """
    if wanted.latest is not None:
        yield and_(claims.c.day <= wanted.latest, claims.c.day != "")
    if wanted.earliest is not None:
        yield claims.c.last_day >= wanted.earliest
    if wanted.earliest is not None and wanted.latest is not None and dialect == "postgresql":
        begun_within = and_(claims.c.day >= wanted.earliest, claims.c.day <= wanted.latest)
        yield or_(begun_within, and_(claims.c.is_lasting, claims.c.last_day >= wanted.earliest))


def _of_its_parts(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.actor is not None:
        yield _claim_in(select(claim_participants.c.claim).where(within(claim_participants.c.actor, wanted.actor)))
    if wanted.outcome is not None:
        yield _claim_in(select(claim_casualties.c.claim).where(claim_casualties.c.outcome == wanted.outcome))
    if wanted.country is not None:
        yield _claim_in(select(claim_places.c.claim).where(claim_places.c.country == wanted.country))
    if wanted.box is not None:
        yield _claim_in(select(claim_places.c.claim).where(_in_box(wanted.box)))


def _of_its_source(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    """The speaker stands in the claim's own row; those who passed it on, who are few, in `attribution_sources`."""
    if wanted.source is None:
        return
    passed_on = select(attribution_sources.c.reading, attribution_sources.c.attribution_id).where(
        attribution_sources.c.position > 0,
        _is_source(attribution_sources.c.actor, attribution_sources.c.name, wanted.source),
    )
    yield or_(
        _is_source(claims.c.source_actor, claims.c.source, wanted.source),
        tuple_(claims.c.reading, claims.c.attribution_id).in_(passed_on),
    )


def _is_source(actor: Column[str], name: Column[str], wanted: str) -> ColumnElement[bool]:
    if _CODE.fullmatch(wanted):
        return within(actor, wanted)
    return func.lower(name).contains(in_column(wanted).lower(), autoescape=True)


def _read_in_passing(column: Column[str], dialect: str) -> ColumnElement[str]:
    """A column to be read row by row, the latest first, until a page is full, although it has an index.

    SQLite takes any index it can, and for what is common, such as attacks, would then gather and sort half the ledger
    for one page; no index fits an expression. PostgreSQL knows how common each value is and decides for itself.
    """
    return column.concat("") if dialect == "sqlite" else column


def _of_its_report(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.outlet is not None:
        published = select(reports.c.dated_text).where(reports.c.outlet == in_column(wanted.outlet))
        yield claims.c.dated_text.in_(published)
    if wanted.report is not None:
        yield claims.c.dated_text.in_(select(reports.c.dated_text).where(reports.c.id == in_column(wanted.report)))
    if wanted.incident is not None:
        told = (
            select(reports.c.dated_text, incident_claims.c.claim_id)
            .join(reports, reports.c.id == incident_claims.c.report)
            .where(incident_claims.c.incident == in_column(wanted.incident))
        )
        yield tuple_(claims.c.dated_text, claims.c.claim_id).in_(told)


def _claim_in(keys: Select[tuple[int]]) -> ColumnElement[bool]:
    return claims.c.key.in_(keys)


def _in_box(box: PlaceBox) -> ColumnElement[bool]:
    north_south = claim_places.c.lat.between(box.south, box.north)
    if box.west <= box.east:
        return and_(north_south, claim_places.c.lon.between(box.west, box.east))
    return and_(north_south, or_(claim_places.c.lon >= box.west, claim_places.c.lon <= box.east))
