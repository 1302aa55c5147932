"""A reading as rows: what filters and lists need of its attributions and claims. Pure functions; no database."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reportedly.ledger.column_text import in_column, storable
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.span import Span

CLAIMS_A_READING_BITS = 20
"""A claim's key is its reading's key and its place in the reading: up to a million claims a reading."""

SHOWN_CHARACTERS = 1_000
"""How much of a sentence a row keeps on each side of the trigger: all of any sentence that people write. Without a
bound a page without full stops would be kept once for every claim in it."""

Row = dict[str, Any]


def claim_key(reading: int, ordinal: int) -> int:
    """The key of a claim, which sorts by reading and then by place in the reading."""
    return reading << CLAIMS_A_READING_BITS | ordinal


@dataclass(slots=True, kw_only=True)
class ClaimRows:
    """Rows of `claims` and of the tables that hang on it."""

    claims: list[Row] = field(default_factory=list)
    participants: list[Row] = field(default_factory=list)
    places: list[Row] = field(default_factory=list)
    times: list[Row] = field(default_factory=list)
    casualties: list[Row] = field(default_factory=list)


def attribution_rows(reading: Reading, key: int) -> list[Row]:
    """Rows of `attributions`."""
    return [
        {
            "reading": key,
            "ordinal": ordinal,
            "attribution_id": attribution.id,
            "speech_act": attribution.speech_act,
            "quote": attribution.quote,
        }
        for ordinal, attribution in enumerate(reading.attributions)
    ]


def source_rows(reading: Reading, key: int) -> list[Row]:
    """Rows of `attribution_sources`; of attributions that share an id (two readings of one clause) the first counts."""
    rows: dict[tuple[str, int], Row] = {}
    for attribution in reading.attributions:
        for position, source in enumerate(attribution.sources):
            rows.setdefault(
                (attribution.id, position),
                {
                    "reading": key,
                    "attribution_id": attribution.id,
                    "position": position,
                    "role": source.role,
                    "kind": source.kind,
                    "actor": source.actor,
                    "name": _words(source.spans),
                    "anonymous": source.anonymous,
                },
            )
    return list(rows.values())


def claim_rows(
    reading: Reading, key: int, dated_text: int, claims: Mapping[int, Claim], verdicts: Mapping[str, str]
) -> ClaimRows:
    """Rows for `claims`, which are given by their place in the reading and may be corrected ones."""
    rows = ClaimRows()
    attributions = {attribution.id: attribution for attribution in reversed(reading.attributions)}
    starts = [sentence.start for sentence in reading.sentences]
    for ordinal, claim in claims.items():
        own = claim_key(key, ordinal)
        sentence = _sentence_around(claim.event.trigger, reading, starts)
        rows.claims.append(
            {
                "key": own,
                "reading": key,
                "dated_text": dated_text,
                "claim_id": claim.id,
                "attribution_id": claim.attribution,
                "event_type": claim.event.type,
                "trigger_start": claim.event.trigger.start,
                "trigger_end": claim.event.trigger.end,
                "trigger": in_column(claim.event.trigger.text),
                "sentence_start": sentence.start,
                "sentence_end": sentence.end,
                "sentence": storable(sentence.text),
                "stance": claim.stance,
                "certainty": claim.certainty,
                "time_status": claim.time_status,
                **_speaker(attributions.get(claim.attribution or "")),
                **_days(claim, reading.report.published),
                **_first_place(claim),
                "confidence": claim.confidence,
                "verdict": verdicts.get(claim.id),
            }
        )
        _add_parts(rows, own, claim)
    return rows


def indexed_words(sentence: str, source: str | None) -> str:
    """What full-text search finds a claim by: its sentence, and its speaker, who may be named in another one."""
    return f"{sentence}\n{source or ''}"


def _add_parts(rows: ClaimRows, claim_key: int, claim: Claim) -> None:
    rows.participants += [
        {"claim": claim_key, "ordinal": n, "role": one.role, "actor": one.actor, "name": in_column(one.text)}
        for n, one in enumerate(claim.participants)
    ]
    rows.places += [
        {
            "claim": claim_key,
            "ordinal": n,
            "relation": one.relation,
            "status": one.status,
            "name": in_column(one.name or one.text),
            "geonameid": one.geonameid,
            "country": one.country,
            "lat": one.lat,
            "lon": one.lon,
            "ucdp_where_prec": one.ucdp_where_prec,
        }
        for n, one in enumerate(claim.places)
    ]
    rows.times += [
        {
            "claim": claim_key,
            "ordinal": n,
            "earliest": one.earliest,
            "latest": one.latest,
            "granularity": one.granularity,
            "basis": one.basis,
        }
        for n, one in enumerate(claim.times)
    ]
    rows.casualties += [
        {
            "claim": claim_key,
            "ordinal": n,
            "outcome": one.outcome,
            "low": one.low,
            "high": one.high,
            "best": one.best,
            "bound": one.bound,
        }
        for n, one in enumerate(claim.casualties)
    ]


def _sentence_around(trigger: Span, reading: Reading, starts: list[int]) -> Span:
    place = bisect_right(starts, trigger.start) - 1
    if place < 0 or not reading.sentences[place].holds(trigger.start):
        return trigger
    sentence = reading.sentences[place]
    start = max(sentence.start, trigger.start - SHOWN_CHARACTERS)
    end = min(sentence.end, trigger.start + SHOWN_CHARACTERS)
    return Span.cut(reading.report.text, start, end)


def _speaker(attribution: Attribution | None) -> Row:
    if attribution is None or not attribution.sources:
        return {"source": None, "source_kind": None, "source_actor": None}
    speaker = attribution.sources[0]
    return {"source": _words(speaker.spans), "source_kind": speaker.kind, "source_actor": speaker.actor}


def _days(claim: Claim, published: str | None) -> Row:
    earliest = min((time.earliest for time in claim.times if time.earliest is not None), default=None)
    latest = max((time.latest for time in claim.times if time.latest is not None), default=None)
    day, last_day = earliest or latest or published or "", latest or earliest or published or ""
    return {
        "earliest": earliest,
        "latest": latest,
        "day": day,
        "last_day": last_day,
        "is_lasting": last_day > day,
    }


def _first_place(claim: Claim) -> Row:
    if not claim.places:
        return {"place": None, "country": None, "lat": None, "lon": None}
    place = claim.places[0]
    return {
        "place": in_column(place.name or place.text),
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
    }


def _words(spans: tuple[Span, ...]) -> str:
    return in_column(" ".join(span.text for span in spans))
