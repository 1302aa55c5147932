"""What in a reading is the same as what a careful reader annotated: attributions, claims, places, times and figures."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import Claim
from reportedly.model.count import Casualty, Count
from reportedly.model.hand_annotation import HandAnnotation
from reportedly.model.place import PlaceMention
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.time import TimeMention

SAME_CONTENT = 0.5
"""Two contents are the same when the letters they share are at least this part of all they cover (as in PolNeAR)."""


@dataclass(frozen=True, slots=True)
class Match:
    """One annotated thing and one of a reading, by their places in their lists."""

    gold: int
    found: int
    similarity: float


def attribution_matches(gold: Sequence[Attribution], found: Sequence[Attribution]) -> list[Match]:
    """Every pair that shares a speaker span and at least half of its content."""
    matches: list[Match] = []
    for g, expected in enumerate(gold):
        for f, candidate in enumerate(found):
            similarity = content_jaccard(expected.content, candidate.content)
            if similarity >= SAME_CONTENT and same_voice(expected.sources, candidate.sources, "speaker"):
                matches.append(Match(g, f, similarity))
    return matches


def one_to_one(matches: Iterable[Match]) -> list[Match]:
    """The pairs in which each side stands once, best first."""
    chosen: list[Match] = []
    for match in sorted(matches, key=lambda match: -match.similarity):
        if all(match.gold != other.gold and match.found != other.found for other in chosen):
            chosen.append(match)
    return chosen


def content_jaccard(one: Sequence[Span], other: Sequence[Span]) -> float:
    """The part of all letters and digits covered by either that both cover; 0 where neither covers any."""
    first, second = _letters(one), _letters(other)
    return len(first & second) / len(first | second) if first | second else 0.0


def _letters(spans: Sequence[Span]) -> set[int]:
    return {span.start + m.start() for span in spans for m in re.finditer(r"\w", span.text)}


def same_voice(gold: Sequence[Source], found: Sequence[Source], role: str) -> bool:
    """Whether a span of a source of this role overlaps one of the other."""
    return any(
        one.overlaps(other)
        for expected in gold
        if expected.role == role
        for candidate in found
        if candidate.role == role
        for one in expected.spans
        for other in candidate.spans
    )


def same_speaker(expected: Attribution | None, found: Attribution | None) -> bool:
    """Whether both are the outlet, or both the same speaker."""
    if expected is None or found is None:
        return expected is found
    return same_voice(expected.sources, found.sources, "speaker")


def claim_partners(gold: HandAnnotation, reading: Reading, found_ids: dict[str, str]) -> list[tuple[Claim, Claim]]:
    """Each gold claim with the first unused claim of the reading on the same words from the same voice."""
    partners: list[tuple[Claim, Claim]] = []
    used: set[str] = set()
    for expected in gold.claims:
        voice = None if expected.attribution is None else found_ids.get(expected.attribution, "")
        on_trigger = [claim for claim in reading.claims if claim.event.trigger.overlaps(expected.event.trigger)]
        answers = [claim for claim in reading.claims if _same_answer(expected, claim)]
        for candidate in (*on_trigger, *answers):
            if candidate.id not in used and candidate.attribution == voice:
                used.add(candidate.id)
                partners.append((expected, candidate))
                break
    return partners


def _same_answer(expected: Claim, candidate: Claim) -> bool:
    """Whether both answer other claims alike: "dismissed the figures as invented" may stand on either noun."""
    return bool(expected.about and candidate.about) and expected.stance == candidate.stance


def is_weighed(claim: Claim, gold: HandAnnotation) -> bool:
    """Whether precision counts a claim: not one on saying itself, nor on words that the annotation calls welcome."""
    trigger = claim.event.trigger
    return overlapping(trigger, [expected.event.trigger for expected in gold.claims]) or not (
        claim.event.type.startswith("statement.") or overlapping(trigger, gold.welcome)
    )


def overlapping(expected: Span, candidates: Iterable[Span | None]) -> bool:
    """Whether any of the candidates shares a character with what is expected."""
    return any(candidate is not None and expected.overlaps(candidate) for candidate in candidates)


def same_place(gold: PlaceMention, found: PlaceMention) -> bool:
    """Whether both mean one entry or reference, in the same relation and state."""
    if not gold.overlaps(found) or (gold.status, gold.relation) != (found.status, found.relation):
        return False
    if gold.direction is not None and set(gold.direction) != set(found.direction or ()):
        return False
    if gold.geonameid is not None:
        return gold.geonameid == found.geonameid
    if gold.feature is not None and gold.feature != found.feature:
        return False
    if gold.reference is not None and gold.reference.geonameid is not None:
        return found.reference is not None and found.reference.geonameid == gold.reference.geonameid
    return True


def same_time(gold: TimeMention, found: TimeMention) -> bool:
    """Whether both have one value and the same days."""
    values = [time.timex.value if time.timex else None for time in (gold, found)]
    return (
        gold.overlaps(found)
        and values[0] == values[1]
        and (gold.earliest, gold.latest) == (found.earliest, found.latest)
    )


def same_bounds(gold: Count | Casualty, found: Count | Casualty) -> bool:
    """Whether both have the same ends."""
    return gold.overlaps(found) and (gold.low, gold.high) == (found.low, found.high)


def same_figure(gold: Casualty, found: Casualty) -> bool:
    """Whether both have the same ends and outcome."""
    return same_bounds(gold, found) and gold.outcome == found.outcome
