"""Who took part and where it was, as a person says: words cut from the report, and codes that others know."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from reportedly.annotation.places.gazetteer import Gazetteer
from reportedly.annotation.places.precision import acled_geo_precision, ucdp_where_prec
from reportedly.errors import UsageError
from reportedly.model.claim import Claim, Participant, ParticipantRole
from reportedly.model.place import PlaceMention
from reportedly.model.reading import Reading
from reportedly.model.span import Span

Part = TypeVar("Part", bound=Span)

_CODE = re.compile(r"[A-Z]{3}(\.[A-Z0-9]+)*")
"""How actor codes look, those of people's own lists too, which are not at hand where one corrects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantShouldBe:
    """Somebody who takes part: the report's own words, as what, and an actor code where there is one."""

    words: str
    role: ParticipantRole
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceShouldBe:
    """A place of the event: the report's own words, and the number that GeoNames has for it.

    Without a number the words stand for what the reader took them for, wherever in the report it met them; otherwise
    for a place that no gazetteer has.
    """

    words: str
    geonameid: int | None = None


def participants_as_said(
    reading: Reading, claim: Claim, should_be: Sequence[ParticipantShouldBe]
) -> Iterator[Participant]:
    """The participants that a claim should have; one that stays as it is keeps its place in the text.

    Raises:
        UsageError: when words are not the report's, or a code is none.
    """
    for one in should_be:
        if one.actor is not None and not _CODE.fullmatch(one.actor):
            raise UsageError(f"{one.actor}: not an actor code; give one like SYR.GOV, or none")
        known = _nearest(claim, _saying(one.words, claim.participants))
        if known is not None and (known.role, known.actor) == (one.role, one.actor):
            yield known
        else:
            span = known or words_near(reading, claim, one.words)
            yield Participant(start=span.start, end=span.end, text=span.text, role=one.role, actor=one.actor)


def places_as_said(reading: Reading, claim: Claim, should_be: Sequence[PlaceShouldBe]) -> Iterator[PlaceMention]:
    """The places that a claim should have; one that stays as it is keeps its place in the text.

    Raises:
        UsageError: when words are not the report's, or GeoNames has no such number.
    """
    for one in should_be:
        known = _nearest(claim, _saying(one.words, claim.places)) or _nearest(claim, _saying(one.words, reading.places))
        if known is not None and one.geonameid in {None, known.geonameid}:
            yield known
        else:
            yield _place(known or words_near(reading, claim, one.words), one.geonameid)


def words_near(reading: Reading, claim: Claim, words: str) -> Span:
    """Where the report says these words, whatever white space is between them; the nearest to the claim's trigger.

    Raises:
        UsageError: when it does not say them.
    """
    text = reading.report.text
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = (Span.cut(text, match.start(), match.end()) for match in re.finditer(pattern, text) if match[0])
    nearest = _nearest(claim, found)
    if nearest is None:
        raise UsageError(f"{words}: not in the report; give its own words, character for character")
    return nearest


def _saying(words: str, parts: Iterable[Part]) -> Iterator[Part]:
    return (part for part in parts if part.text.split() == words.split())


def _nearest(claim: Claim, parts: Iterable[Part]) -> Part | None:
    trigger = claim.event.trigger.start
    return min(parts, key=lambda part: (abs(part.start - trigger), part.start), default=None)


def _place(span: Span, geonameid: int | None) -> PlaceMention:
    start, end, text = span.start, span.end, span.text
    if geonameid is None:
        return PlaceMention(start=start, end=end, text=text, status="not_in_gazetteer")
    entry = _gazetteer().with_geonameid(geonameid)
    if entry is None:
        raise UsageError(f"{geonameid}: no place of the gazetteer; look its number up at geonames.org, or give none")
    return PlaceMention(
        start=start,
        end=end,
        text=text,
        status="resolved",
        name=entry.name,
        feature=entry.feature,
        geonameid=geonameid,
        country=entry.country,
        lat=entry.lat,
        lon=entry.lon,
        ucdp_where_prec=ucdp_where_prec("in", entry),
        acled_geo_precision=acled_geo_precision("in", entry),
    )


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.shipped()
